import { html } from '../../events/html.ts';
import { prose } from './html.ts';

/** What somebody needs who has never called this API. */
export const begin = (token: string) => html`<section aria-labelledby="begin">
<h2 id="begin">How to begin</h2>
<h3>Say who calls</h3>
<p>${prose(token)} It goes into the header <code>authorization</code>; where “open to anybody” is said, none is needed. On one machine the local runtime gives one: <code>POST /local/token</code> with <code>{"role":"department","departmentId":"dep-1"}</code>.</p>
<pre>curl -H "authorization: Bearer $TOKEN" "$KEZEK/v1/obligations?state=open"</pre>
<h3>Change something once</h3>
<p>Give every act a key of its own. When no answer came, send the same again with the same key: it has one effect, and you get the first answer.</p>
<pre>curl -X POST -H "authorization: Bearer $TOKEN" -H "content-type: application/json" \\
  -H "idempotency-key: 6f1c2b1e-6b0e-4b43-9d6c-2f6a1f0d9a11" \\
  -d '{"count":1}' "$KEZEK/v1/organizations/$ORGANIZATION/vacancies"</pre>
<h3>Change what you have read</h3>
<p>Whatever is read comes with an <code>etag</code>; what shows a person has none, since each reading is recorded. Sent back as <code>if-none-match</code> it saves an answer that is still the same (304). That of an application, sent as <code>if-match</code> with an act in the case, makes sure that you decide on what you saw: has it changed since, nothing is done and the answer is 412. Read it again then.</p>
<h3>Read a list to its end</h3>
<p>A list comes in pages of <code>limit</code> entries. As long as an answer has <code>next</code>, there is more: send it as <code>cursor</code>.</p>
<h3>Take a refusal as an answer</h3>
<p>A refused call has changed nothing. Its body is a <a href="#Problem">Problem</a>: rely on <code>code</code>, and show <code>explanation</code> to the person it concerns. On 429 come back after <code>retry-after</code> seconds, with the same key.</p>
</section>
`;
