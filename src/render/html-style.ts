/** How the page looks: light and dark, narrow and printed. */

/** The only style of a page; its hash stands in the page's content security policy. */
export const pageStyle = `
:root { color-scheme: light dark; --ok: #116329; --info: #0a5a8a; --warning: #7a4d00; --error: #b3121d;
  --unknown: #6b3fa0; --dim: #59636e; --line: #d1d9e0; --soft: #f6f8fa; --page: #ffffff; --ink: #1f2328 }
@media (prefers-color-scheme: dark) { :root { --ok: #56d364; --info: #79c0ff; --warning: #e3b341; --error: #ff8a80;
  --unknown: #d2a8ff; --dim: #9198a1; --line: #3d444d; --soft: #161b22; --page: #0d1117; --ink: #e6edf3 } }
* { box-sizing: border-box }
body { display: flex; flex-direction: column; margin: 0 auto; padding: 1rem; max-width: 62rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; order: -2 }
nav { order: -1 }
h2 { font-size: 1.2rem; margin: 0 0 .5rem }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem }
h4 { font-size: 1rem; margin: 0 }
p, ul, ol { margin: .25rem 0 }
a { color: inherit }
section { border-top: 3px solid var(--line); margin-top: 2rem; padding-top: 1rem }
article { border-left: 4px solid var(--line); margin: .75rem 0; padding: .1rem 0 .1rem .75rem }
article.error { border-color: var(--error) } article.warning { border-color: var(--warning) }
article.unknown { border-color: var(--unknown) } article.info { border-color: var(--info) }
span.error, th.error, td.error { color: var(--error); font-weight: 600 }
span.warning, td.warning { color: var(--warning) } span.unknown, td.unknown { color: var(--unknown) }
span.info, td.info { color: var(--info) } span.ok, td.ok { color: var(--ok) }
.dim { color: var(--dim) } .bold { font-weight: 600 }
.source { font-size: .875rem; color: var(--dim) }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top }
th { background: var(--soft); white-space: nowrap }
td.ok, td.info, td.warning, td.error, td.unknown { white-space: nowrap }
.overview th:nth-child(2) { width: 25% }
h2 + .line { font: inherit }
pre, .line { font: .875rem/1.45 ui-monospace, monospace }
pre { background: var(--soft); padding: .5rem; white-space: pre-wrap }
.line { margin: 0; padding-left: 1rem; text-indent: -1rem; white-space: pre-wrap }
.field { display: grid; grid-template-columns: 7.5rem 1fr; padding-left: 0; text-indent: 0; white-space: normal }
.in1, .in0 { margin-left: 0 } .in2 { margin-left: 1rem } .in3 { margin-left: 2rem } .in4 { margin-left: 3rem }
.in5 { margin-left: 4rem } .in6 { margin-left: 5rem } .in7 { margin-left: 6rem } .in8 { margin-left: 7.5rem }
details { border: 1px solid var(--line); border-radius: 4px; margin: .5rem 0; padding: .25rem .5rem }
summary { cursor: pointer }
footer { border-top: 3px solid var(--line); margin-top: 2rem; padding-top: 1rem; font-size: .875rem }
@media (max-width: 40rem) {
  table, tbody, tr, td { display: block } thead { display: none }
  tr { border: 1px solid var(--line); margin: .5rem 0 } td { border: 0 }
  td::before { content: attr(data-label) ": "; color: var(--dim) }
  .field { display: block; padding-left: 1rem; text-indent: -1rem }
  .in3, .in4, .in5, .in6, .in7, .in8 { margin-left: 1.5rem }
}
@media print {
  :root { color-scheme: light; --page: #ffffff; --ink: #000000; --soft: #ffffff }
  body { display: block; max-width: none; padding: 0; font-size: 10pt }
  article, tr, pre { break-inside: avoid } h2, h3, summary { break-after: avoid }
  details::details-content { content-visibility: visible; block-size: auto; display: block }
  details { border: 0; padding: 0 }
}
`
