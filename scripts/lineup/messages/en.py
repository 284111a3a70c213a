"""English sentences of the rules."""

RULES = {
    "page-missing": "page is missing in {language}: {page}",
    "page-without-source": "page has no source in {language}: {page}",
    "page-not-in-navigation": "page {page} is not in the navigation of {file}",
    "page-empty": "the page is not empty, but nothing was read from it",
    "page-empty:expected": "the page holds no text, the source has blocks: {expected}",
    "page-empty:found": "the source holds no text, this page has blocks: {found}",
    "front-matter-missing": "front matter lacks the key '{key}' that the source has",
    "front-matter-missing:other": "front matter has the key '{found}' where the source has '{key}'",
    "front-matter-missing:all": "the page has no front matter, the source's has {key}",
    "front-matter-added": "front matter has the key '{key}', which the source lacks",
    "front-matter-added:all": "the page has front matter with {key}, the source has none",
    "front-matter-type": "front matter '{key}' is {found}, the source has {expected}",
    "front-matter-value": "front matter '{key}' is {found}, the source has {expected}",
    "front-matter-untranslated": "front matter '{key}' is not translated",
    "suppression-unused": "the suppression of {code} silences nothing: “{text}”",
    "suppression-unused:expired": "the suppression of {code} has expired, its text has changed: “{text}”",
    "suppression-wrong": "'lineup: {found}' in a comment means nothing; only 'lineup: ignore' does",
    "suppression-wrong:rule": "the suppression names '{found}', which is no rule",
    "suppression-wrong:reason": "the suppression of {found} gives no reason",
    "suppression-wrong:mark": "the suppression of {found} has no mark of its text; 'lineup suppress' writes it",
    "block-missing": "{kind} missing: “{text}”",
    "block-added": "{kind} without a source: “{text}”",
    "block-duplicated": "{kind} stands twice, first in line {line}: “{text}”",
    "block-merged": "two blocks of the source are one here: “{text}”",
    "block-split": "one block of the source is two here: “{text}”",
    "block-moved": "{kind} stands in line {found}, by the source it belongs before line {line}: “{text}”",
    "block-kind": "a block of another kind: {found} here, {expected} in the source",
    "block-nesting": "the block stands {found}, in the source {expected}",
    "heading-missing": "heading missing: “{text}”",
    "heading-added": "heading without a source: “{text}”",
    "heading-level": "heading is of level {found}, the source's of level {expected}: “{text}”",
    "heading-id": "heading id is #{found}, the source's is #{expected}",
    "heading-id:expected": "heading has no id, the source's is #{expected}",
    "heading-id:found": "heading id is #{found}, the source's heading has none",
    "heading-id-twice": "heading id #{id} stands twice, first in line {line}",
    "heading-id-none": "heading has no explicit id: “{text}”",
    "item-missing": "list item missing: “{text}”",
    "item-added": "list item without a source: “{text}”",
    "task-state": "task is ticked on one side only: “{text}”",
    "list-kind": "list is {found}, the source's is {expected}",
    "row-missing": "table row missing: “{text}”",
    "row-added": "table row without a source: “{text}”",
    "table-columns": "row has {found} cells, the source's has {expected}",
    "cells-swapped": "two cells have changed places: “{first}” and “{second}”",
    "admonition-type": "admonition is of type '{found}', the source's of type '{expected}'",
    "link-target": "link goes to {found}, the source goes to {expected}",
    "link-target:expected": "link goes nowhere, the source goes to {expected}",
    "link-target:found": "link goes to {found}, the source goes nowhere",
    "link-missing": "link to {expected} is missing",
    "link-added": "link to {found} is not in the source",
    "link-broken": "link goes to {found}, which does not exist",
    "anchor-broken": "link goes to {found}, but there is no #{fragment} on that page",
    "link-outside": "link goes to {found}, which is outside the tree",
    "link-no-file": "link goes to {found}, which names no file, so nothing can tell whether it is there; name the page’s file",
    "image-missing": "image {expected} is missing",
    "image-added": "image {found} is not in the source",
    "image-target": "image is {found}, the source has {expected}",
    "image-target:expected": "image names no file, the source has {expected}",
    "image-target:found": "image is {found}, the source names no file",
    "image-broken": "image {found} does not exist",
    "image-alt-none": "image {image} has no alternative text, the source says “{expected}”",
    "image-alt-untranslated": "alternative text of {image} is not translated: “{found}”",
    "footnote-missing": "footnote [^{expected}] is missing",
    "footnote-added": "footnote [^{found}] is not in the source",
    "footnote-other": "footnote is [^{found}], the source has [^{expected}]",
    "footnote-undefined": "footnote [^{id}] is not defined",
    "footnote-unused": "footnote [^{id}] is defined but never cited",
    "snippet-changed": "snippet is {found}, the source has {expected}",
    "snippet-changed:expected": "snippet {expected} is missing",
    "snippet-changed:found": "snippet {found} is not in the source",
    "code-changed": "code differs: “{found}”, in the source “{expected}”",
    "code-changed:expected": "a line of code is missing: “{expected}”",
    "code-changed:found": "a line of code is not in the source: “{found}”",
    "code-language": "code is marked as '{found}', the source's as '{expected}'",
    "code-language:expected": "code is not marked with a language, the source's is '{expected}'",
    "code-language:found": "code is marked as '{found}', the source's is not marked",
    "inline-code-missing": "`{expected}` is missing",
    "inline-code-added": "`{found}` is not in the source",
    "inline-code-changed": "`{found}` stands where the source has `{expected}`",
    "url-missing": "address {expected} is missing",
    "url-added": "address {found} is not in the source",
    "url-changed": "address is {found}, the source has {expected}",
    "email-changed": "e-mail address is {found}, the source has {expected}",
    "email-changed:expected": "e-mail address {expected} is missing",
    "email-changed:found": "e-mail address {found} is not in the source",
    "html-tag": "HTML <{found}> stands where the source has <{expected}>",
    "html-tag:expected": "HTML <{expected}> is missing",
    "html-tag-added": "HTML <{found}> is not in the source",
    "emphasis": "{what}: {found} here, {expected} in the source: “{text}”",
    "number-changed": "{found} here, the source has {source}; expected {expected}",
    "value-missing": "{source} of the source is missing; expected {expected}",
    "value-added": "{found} is not in the source",
    "date-changed": "the date is {found}, the source has {source}; expected {expected}",
    "time-changed": "the time is {found}, the source has {source}; expected {expected}",
    "percent-changed": "{found} here, the source has {source}; expected {expected}",
    "money-changed": "the sum is {found}, the source has {source}; expected {expected}",
    "measure-changed": "{found} here, the source has {source}",
    "range-reversed": "the range is {found}, the source has {expected}",
    "number-word": "“{found}” here, “{expected}” in the source",
    "look-alike": "“{found}” mixes alphabets ({codes}); expected “{expected}”",
    "foreign-letter": "“{found}” has a letter that Bulgarian does not have: {codes}",
    "combining-letter": "a letter is put together from {codes}; expected “{expected}” as one character",
    "pronoun-letter": "“{found}” stands for the pronoun “{expected}”",
    "invisible-character": "invisible character {found} ({name})",
    "wrong-encoding": "“{found}” was read in a wrong encoding",
    "block-untranslated": "not translated: “{found}”",
    "clause-untranslated": "part of it is not translated: “{found}”",
    "sentence-missing": "sentence missing: “{expected}”",
    "sentence-added": "sentence without a source: “{found}”",
    "negation-lost": "the source denies (“{expected}”), the translation does not",
    "negation-lost:alone": "“{found}” stands without “{expected}”",
    "negation-added": "the translation denies (“{found}”), the source does not",
    "strength-changed": "“{found}” here, the source says “{expected}”: another strength",
    "address-mixed": "“{found}” on a page that says {expected} to its reader",
    "term-missing": "“{source}” is “{expected}” in the term base, and no form of it stands here",
    "term-forbidden": "“{found}” is not to be used; the term is “{expected}”",
    "quote-unbalanced": "quotation mark {found} has no partner",
    "bracket-unbalanced": "bracket {found} has no partner",
    "quote-style": "{found} should be {expected}",
    "decimal-mark": "{found} has the decimal mark of another language; expected {expected}",
    "number-form": "{found} should be {expected}",
    "word-doubled": "word stands twice: “{found}”",
    "space-doubled": "two spaces in a row",
    "space-before-mark": "space before “{expected}”",
    "hard-space": "no non-breaking space before “{found}”",
    "dash-form": "“{found}” should be an en dash “{expected}”",
    "abbreviation-undefined": "abbreviation {found} is explained nowhere on the page",
    "source-changed": "the source has changed since this was confirmed ({weight}: {reasons}): “{text}”",
    "target-changed": "the translation has changed since this was confirmed ({weight}: {reasons}): “{text}”",
    "both-changed": "both sides have changed since this was confirmed ({weight}: {reasons}): “{text}”",
    "never-confirmed": "{number} of the {all} pairs on this page were never confirmed",
    "never-confirmed:page": "no pair on this page was ever confirmed",
    "ledger-broken": "the page’s confirmed pairs cannot be read: {why}",
}

MANY = {
    "missing": "{count} blocks missing, beginning with the {kind} “{text}”",
    "added": "{count} blocks without a source, beginning with the {kind} “{text}”",
}

KINDS = {
    "heading": "heading", "paragraph": "paragraph", "item": "list item", "head-row": "table head", "row": "table row",
    "code": "code block", "math": "formula", "html": "HTML", "comment": "comment", "rule": "line", "admonition": "admonition",
    "tab": "tab", "term": "term", "definition": "definition", "footnote": "footnote", "abbreviation": "abbreviation",
    "snippet": "snippet",
}  # fmt: skip

CONTEXTS = {
    "page": "directly on the page", "list": "in a list", "quote": "in a quotation", "admonition": "in an admonition",
    "html": "in an HTML element", "tab": "in a tab", "table": "in a table", "footnote": "in a footnote", "definition": "in a definition",
}  # fmt: skip

LISTS = {"ul": "bulleted", "ol": "numbered", "task": "of tasks", "task-done": "of tasks"}

TYPES = {
    "text": "text", "bool": "yes or no", "number": "a number", "list": "a list", "mapping": "keys and values",
    "date": "a date", "time": "a date with time", "nothing": "empty", "bytes": "bytes",
}  # fmt: skip

ADMONITIONS = {"details": "{type} (folding)"}

MARKS = {"strong": "passages in bold", "emphasis": "passages in italics"}

REASONS = {
    "utf-16": "the page is in UTF-16, not in UTF-8",
    "encoding": "the page is not UTF-8: byte {detail} cannot be read",
    "binary": "the page is not text: it holds NUL bytes",
    "size": "the page is larger than {detail} bytes, the most that is read (max-size)",
    "missing-file": "the page cannot be read: {detail}",
    "front-matter-broken": "the front matter cannot be read: {detail}",
    "front-matter-twice": "the front matter has the key '{detail}' twice",
    "front-matter-deep": "the front matter is nested too deeply: {detail}",
    "front-matter-long": "the front matter is too long: {detail}",
    "front-matter-no-mapping": "the front matter holds no keys and values but something else ({detail})",
    "internal": "the page cannot be read: {detail}",
}

COUNTS = {
    "pages": ("{count} page", "{count} pages"),
    "blocks": ("{count} block", "{count} blocks"),
    "errors": ("{count} error", "{count} errors"),
    "warnings": ("{count} warning", "{count} warnings"),
    "notes": ("{count} note", "{count} notes"),
    "left-out": ("{count} more finding is not listed here", "{count} more findings are not listed here"),
    "older": ("{count} older finding not shown", "{count} older findings not shown"),
    "silenced": ("{count} finding silenced on its page", "{count} findings silenced on their pages"),
}
SUMMARY = "{pages}, {blocks}: {errors}, {warnings}, {notes}"
CLEAN = "{pages}, {blocks}: in step"
NOTHING_NEW = "{pages}, {blocks}: nothing new"
SEVERITIES = {"error": "error", "warning": "warning", "note": "note"}
REPORT = {
    "title": "Where the languages no longer say the same",
    "rule": "Rule",
    "severity": "Severity",
    "number": "Findings",
    "all": "All findings",
    "why": "Why this matters",
}

FAMILIES = {
    "pages": "Pages",
    "structure": "Structure",
    "references": "References",
    "values": "Values",
    "script": "Script",
    "wording": "Wording",
    "typography": "Typography",
    "freshness": "Freshness",
}

GUIDE = {
    "bad": "Bad example",
    "good": "Good example",
    "silence": "A single finding is silenced by 'lineup suppress FILE:LINE {code} REASON', the rule by ignore in [tool.lineup].",
}

SELFTEST = {
    "kind": "planted fault",
    "planted": "planted",
    "page": "page",
    "block": "block",
    "new": "findings",
    "mean": "mean: {family}",
    "harmless": "harmless rewrites: {planted}, wrongly accused: {accused}",
}

SUPPRESS = {
    "already": "{place}: {code} is suppressed here already",
    "shown": "nothing is written; add --write",
}
