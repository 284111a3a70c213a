"""English sentences of the rules."""

RULES = {
    "page-missing": "page {page} is missing in {language}",
    "page-without-source": "page {page} has no source in {language}",
    "page-not-in-navigation": "page {page} is not in the navigation of {file}",
    "page-empty": "the page is not empty, but nothing was read from it",
    "front-matter-missing": "front matter lacks the key '{key}' that the source has",
    "front-matter-added": "front matter has the key '{key}', which the source lacks",
    "front-matter-type": "front matter '{key}' is a {found}, the source has a {expected}",
    "front-matter-value": "front matter '{key}' is {found}, the source has {expected}",
    "front-matter-untranslated": "front matter '{key}' is not translated",
    "block-missing": "{kind} missing: “{text}”",
    "block-added": "{kind} without a source: “{text}”",
    "block-duplicated": "{kind} stands twice, first in line {line}: “{text}”",
    "block-merged": "two blocks of the source are one here: “{text}”",
    "block-split": "one block of the source is two here: “{text}”",
    "block-moved": "{kind} stands in line {found}, by the source it belongs behind line {line}: “{text}”",
    "block-kind": "this is a {found}, the source has a {expected}",
    "block-nesting": "this stands in {found}, in the source in {expected}",
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
    "tab-label": "tab label differs: “{found}”, in the source “{expected}”",
    "link-target": "link goes to {found}, the source goes to {expected}",
    "link-missing": "link to {expected} is missing",
    "link-added": "link to {found} is not in the source",
    "link-broken": "link goes to {found}, which does not exist",
    "anchor-broken": "link goes to {found}, but there is no #{fragment} there",
    "link-outside": "link goes to {found}, which is outside the tree",
    "image-missing": "image {expected} is missing",
    "image-added": "image {found} is not in the source",
    "image-target": "image is {found}, the source has {expected}",
    "image-broken": "image {found} does not exist",
    "image-alt-none": "image {image} has no alternative text, the source says “{expected}”",
    "image-alt-untranslated": "alternative text of {image} is not translated: “{found}”",
    "footnote-missing": "footnote [^{expected}] is missing",
    "footnote-added": "footnote [^{found}] is not in the source",
    "footnote-other": "footnote is [^{found}], the source has [^{expected}]",
    "footnote-undefined": "footnote [^{id}] is not defined",
    "footnote-unused": "footnote [^{id}] is defined but never cited",
    "snippet-changed": "snippet is {found}, the source has {expected}",
    "code-changed": "code differs: “{found}”, in the source “{expected}”",
    "code-changed:expected": "a line of code is missing: “{expected}”",
    "code-changed:found": "a line of code is not in the source: “{found}”",
    "code-language": "code is marked as '{found}', the source's as '{expected}'",
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
    "html-tag:found": "HTML <{found}> is not in the source",
    "emphasis": "{found} {what} here, {expected} in the source: “{text}”",
    "abbreviation-undefined": "abbreviation {found} is not explained",
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

MARKS = {"strong": "passages in bold", "emphasis": "passages in italics"}

REASONS = {
    "encoding": "the page is not UTF-8: byte {detail} cannot be read",
    "binary": "the page is not text: it holds NUL bytes",
    "size": "the page is too large: {detail}",
    "missing-file": "the page cannot be read: {detail}",
    "front-matter-broken": "the front matter cannot be read: {detail}",
    "front-matter-no-mapping": "the front matter is a {detail}, not keys and values",
    "internal": "the page cannot be read: {detail}",
}

PAGES = {"one": "{count} page", "many": "{count} pages"}
SUMMARY = "{pages} pages, {blocks} blocks: {errors} errors, {warnings} warnings, {notes} notes"
CLEAN = "{pages} pages, {blocks} blocks: in step"
SEVERITIES = {"error": "error", "warning": "warning", "note": "note"}
