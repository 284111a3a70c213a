"""What the commands about confirmed pairs say, in English and in Bulgarian side by side."""

from __future__ import annotations

STATES = {
    "en": {
        "confirmed": "confirmed", "source-changed": "source changed", "target-changed": "translation changed",
        "both-changed": "both changed", "new": "never confirmed", "missing": "not translated", "extra": "without a source",
    },
    "bg": {
        "confirmed": "потвърдено", "source-changed": "изходният текст е променен", "target-changed": "преводът е променен",
        "both-changed": "променени са и двата текста", "new": "не е потвърждавано", "missing": "не е преведено",
        "extra": "без изходен текст",
    },
}  # fmt: skip

WEIGHTS = {
    "en": {"": "", "low": "low", "medium": "medium", "high": "high"},
    "bg": {"": "", "low": "малка промяна", "medium": "средна промяна", "high": "голяма промяна"},
}

REASONS = {
    "en": {
        "figures": "figures", "dates": "dates", "names": "names", "negation": "negation", "strength": "strength",
        "links": "links", "code": "code", "wording": "wording", "spelling": "spelling", "punctuation": "punctuation",
        "markup": "markup",
    },
    "bg": {
        "figures": "числа", "dates": "дати", "names": "имена", "negation": "отрицание", "strength": "задължителност",
        "links": "връзки", "code": "код", "wording": "изказ", "spelling": "правопис", "punctuation": "пунктуация",
        "markup": "оформление",
    },
}  # fmt: skip

COUNTS = {
    "en": {
        "pages": ("{count} page", "{count} pages"),
        "pairs": ("{count} pair", "{count} pairs"),
        "confirmed": ("{count} confirmed", "{count} confirmed"),
        "stale": ("{count} stale", "{count} stale"),
        "new": ("{count} never confirmed", "{count} never confirmed"),
        "missing": ("{count} not translated", "{count} not translated"),
        "extra": ("{count} without a source", "{count} without a source"),
        "words": ("{count} word left", "{count} words left"),
        "mended": ("{count} place mended", "{count} places mended"),
        "texts": ("{count} text", "{count} texts"),
    },
    "bg": {
        "pages": ("{count} страница", "{count} страници"),
        "pairs": ("{count} двойка", "{count} двойки"),
        "confirmed": ("{count} потвърдена", "{count} потвърдени"),
        "stale": ("{count} остаряла", "{count} остарели"),
        "new": ("{count} непотвърждавана", "{count} непотвърждавани"),
        "missing": ("{count} без превод", "{count} без превод"),
        "extra": ("{count} без изходен текст", "{count} без изходен текст"),
        "words": ("остава {count} дума", "остават {count} думи"),
        "mended": ("{count} поправено място", "{count} поправени места"),
        "texts": ("{count} текст", "{count} текста"),
    },
}
"""Counted things: one, and more or none."""

SAID = {
    "en": {
        "page": "page",
        "total": "total",
        "confirmed": "confirmed",
        "stale": "stale",
        "new": "new",
        "missing": "missing",
        "extra": "extra",
        "words": "words left",
        "in-step": "{page}: in step",
        "unread": "{page}: cannot be read; 'lineup check' says why",
        "nothing-to-do": "nothing to do: every pair is confirmed and in step",
        "more": "and {count} more; --limit 0 shows all",
        "memory": "memory {likeness}%",
        "since": "never confirmed; since the translation was written ({day}, {commit}) the source changed",
        "never": "{page}: {pairs} never confirmed",
        "never-quiet": "{page}: {pairs} never confirmed; git knows no change of the source since they were translated",
        "cut": "; the history ends too soon to tell more, as this clone is shallow",
        "shows": "{page}",
        "confirms": "{place} {state} {block}",
        "recorded": "recorded in {file}: {pairs}",
        "would-record": "would be recorded in {file}: {pairs}; nothing is written (--dry-run)",
        "already": "{page}: confirmed already, nothing to record",
        "taken-over": "{page} was {old} when it was confirmed; {file} is taken over",
        "refused": "{place} not confirmed, an error stands on it: {rule} {message}",
        "how-anyway": "mend it, or confirm it with --anyway and a reason",
        "untranslated": "{place} not confirmed, it is not translated: “{text}”",
        "sourceless": "{place} not confirmed, it has no source: “{text}”",
        "branch": "What this change does to the confirmed translations",
        "branch-none": "Nothing that was confirmed has become stale, and nothing was repaired.",
        "branch-sum": "Became stale: {stale}. Repaired: {repaired}.",
        "branch-stale": "Became stale",
        "branch-repaired": "Repaired",
        "branch-how": "See the changes with `lineup diff`, mend the translations, then record them with `lineup confirm`.",
        "branch-more": "and {count} more",
        "fix-none": "nothing that can be mended without you",
        "fix-shown": "{mended}; nothing is written, add --write",
        "fix-written": "{mended}; written",
        "new-shown": "{file}: {pairs}, {filled} from the memory; nothing is written, add --write",
        "new-written": "{file}: {pairs}, {filled} from the memory; written, what is to be translated stands between ⟦ and ⟧",
        "new-filled": "{file}:{line}: from the memory, confirmed in {page}: {text}",
        "new-near": "{file}:{line}: memory {likeness}% in {page}: {text}",
    },
    "bg": {
        "page": "страница",
        "total": "общо",
        "confirmed": "потвърдени",
        "stale": "остарели",
        "new": "нови",
        "missing": "без превод",
        "extra": "без източник",
        "words": "оставащи думи",
        "in-step": "{page}: съвпада",
        "unread": "{page}: не може да се прочете; защо, казва „lineup check“",
        "nothing-to-do": "няма какво да се прави: всички двойки са потвърдени и съвпадат",
        "more": "и още {count}; --limit 0 показва всички",
        "memory": "памет {likeness} %",
        "since": "не е потвърждавано; откакто преводът е написан ({day}, {commit}), изходният текст е променен",
        "never": "{page}: {pairs} без потвърждение",
        "never-quiet": "{page}: {pairs} без потвърждение; според git изходният им текст не е променян, откакто са преведени",
        "cut": "; историята тук започва твърде късно, за да се каже повече, защото хранилището е плитко копие",
        "shows": "{page}",
        "confirms": "{place} {state} {block}",
        "recorded": "записано в {file}: {pairs}",
        "would-record": "ще се запише в {file}: {pairs}; нищо не е записано (--dry-run)",
        "already": "{page}: вече е потвърдено, няма какво да се записва",
        "taken-over": "{page} се е казвала {old}, когато е потвърдена; записите в {file} се пренасят",
        "refused": "{place} не е потвърдено, защото има грешка: {rule} {message}",
        "how-anyway": "поправете я или потвърдете с --anyway и причина",
        "untranslated": "{place} не е потвърдено, защото не е преведено: „{text}“",
        "sourceless": "{place} не е потвърдено, защото няма изходен текст: „{text}“",
        "branch": "Какво прави тази промяна с потвърдените преводи",
        "branch-none": "Нищо потвърдено не е остаряло и нищо не е поправено.",
        "branch-sum": "Остарели блокове: {stale}. Поправени: {repaired}.",
        "branch-stale": "Остарели",
        "branch-repaired": "Поправени",
        "branch-how": "Вижте промените с `lineup diff`, поправете преводите и ги запишете с `lineup confirm`.",
        "branch-more": "и още {count}",
        "fix-none": "няма нищо, което може да се поправи без Вас",
        "fix-shown": "{mended}; нищо не е записано, добавете --write",
        "fix-written": "{mended}; записано",
        "new-shown": "{file}: {pairs}, {filled} от паметта; нищо не е записано, добавете --write",
        "new-written": "{file}: {pairs}, {filled} от паметта; записано, непреведеното стои между ⟦ и ⟧",
        "new-filled": "{file}:{line}: от паметта, потвърдено в {page}: {text}",
        "new-near": "{file}:{line}: памет {likeness} % в {page}: {text}",
    },
}


def counted(name: str, count: int, ui: str) -> str:
    """A number with what is counted, in the program's language."""
    return COUNTS[ui][name][count != 1].format(count=count)
