import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { document } from './handler.ts';

export const handler: APIGatewayProxyHandlerV2 = (event) => document(event);
