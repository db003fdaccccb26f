import fc from 'fast-check';

/** The same examples in every run, so that the same mutants are found out. */
fc.configureGlobal({ seed: 20250310 });
