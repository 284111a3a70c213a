"""English: numbers, dates, money, negation, normative words."""

from __future__ import annotations

import re

from lineup.languages import basics
from lineup.languages.base import CURRENCIES, Counting, Language, Style
from lineup.spotting import spotting

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_COUNTING = (
    {word: float(value) for value, word in enumerate(_ORDINALS)}
    | {word.removesuffix("y") + "ieth": float(value) for word, value in _TENS.items()}
    | {f"{word}s": float(value) for value, word in enumerate(_ORDINALS) if value > 2}
    | {word.removesuffix("y") + "ies": float(value) for word, value in {"twenty": 20, **_TENS}.items()}
    | {"hundredth": 100.0, "thousandth": 1000.0}
    | {"half": 0.5, "quarter": 0.25, "quarters": 0.25, "both": 2.0, "once": 1.0, "twice": 2.0, "double": 2.0, "triple": 3.0, "single": 1.0, "pair": 2.0,
       "couple": 2.0, "fours": 4.0}
)  # fmt: skip

_NORMS = (
    ("any", r"\b(?:make|making|be) sure (?:that )?[^.;:!?]{1,60}? (?:can|may)\b"),
    ("any", r"\b(?:can(?:no|[’'])t|(?:can|may|must) not)(?: [a-z]+){0,4} (?:[a-z]{2,}er|more|less) than\b"),
    ("any", r"\b(?:could|can) do with(?:out)?\b"),
    ("free", r"\bdo(?:es)?(?: not|n[’']t) (?:[a-z]+ )?(?:have|need) to\b|\bdid(?: not|n[’']t) (?:have|need) to\b|\bneed(?: not|n[’']t)\b|\bm(?:ay|ight) not (?:have|need) to\b|\bmust not necessarily\b|\bno need to\b|\bnot (?:required|mandatory|necessary|obligatory|obliged)\b|\b(?:is|are|was|were)n[’']t (?:required|mandatory|necessary|obligatory|obliged)\b|\bnon-?(?:required|mandatory|obligatory)\b|\bno (?:[a-z/-]+ ){1,6}(?:(?:is|are|was|were) )?(?:required|mandatory|obligatory)\b|\b(?:nobody|no one) (?:(?:is|was|will be) (?:required|obliged)|has to|needs to)\b|\bnothing (?:has|needs) to\b|\bnever (?:[a-z]+ )?(?:have|has|had|needs?) to\b|\b(?:rarely|seldom|hardly|no longer) (?:[a-z]+ )?(?:have|has|had|needs?) to\b"),
    ("must-not", r"\b(?:must|shall|can) not\b|\bcannot\b|\bmustn[’']t\b|\bcan[’']t\b|\bnot (?:allowed|permitted)\b|\bno (?:[a-z-]+ ){1,4}be (?:allowed|permitted)\b|\b(?:is|are|was|were)n[’']t (?:allowed|permitted)\b"),
    ("ban", r"\b(?:is|are|be) (?:strictly )?(?:prohibited|forbidden)\b|\b(?:prohibited|forbidden) (?:is|are|(?:[a-z-]+ ){0,9}shall be)\b"),
    ("should-not", r"\b(?:should|ought) not\b|\bshouldn[’']t\b|\bnot recommended\b|\b(?:is|are)n[’']t (?:recommended|advisable)\b"),
    ("wish", r"\bm(?:ay|ight) (?:also |well )?(?:(?:want|wish|prefer) to|be (?:desirable|advisable|preferable|wise|sensible|prudent|best|better|worth\w*|a good idea))\b"),
    ("may", r"\bm(?:ay|ight) (?:also |first |even |still )?(?:have|need) to\b|\bm(?:ay|ight) (?:also )?be (?:required|necessary|needed)\b"),
    ("any", r"\bonly (?:have|has|need|needs) to\b|\bwould (?:also |still |then |first )?have to\b"),
    ("may", r"\bshall (?:also )?be (?:allowed|permitted|admitted|entitled)\b|\b(?:allowed|permitted|admitted) shall be\b"),
    ("only", r"\b(?:can|could|may|might) only\b"),
    ("chance", r"\bpossible that (?:[a-z]+ ){1,4}(?:needs?|have|has) to\b|\bpossible (?:to|for|that)\b"),
    ("end", r"\bto be able to\b(?<!\bneed to be able to)(?<!\bneeds to be able to)(?<!\bhave to be able to)(?<!\bhas to be able to)|\bbe able to\b(?:(?<=\bmust be able to)|(?<=\bneed to be able to))|\bbefore (?:you|they|it) can\b|\bso (?:that )?(?:you|they|it|we) can\b(?! only\b)"),
    ("need", r"\brequired to\b(?<!\bis required to)(?<!\bare required to)(?<!\bbe required to)(?<!\bwas required to)(?<!\bwere required to)(?<!\bbeen required to)(?<!\bnot required to)(?<!\balso required to)(?<!\bthat required to)(?<!\bwhich required to)(?<!ly required to)"),
    ("duty", r"\b(?:is|are|was|were|be) (?:required|obliged|mandatory|obligatory)\b|\brequired\b(?<!that required)(?<!which required)|\bmandatory\b|\b(?:not |non-?)optional\b|\b(?:forced|compelled) to\b"),
    ("must", r"\b(?:must|shall)\b|\b(?:have|has|had) to\b|\bneeds? to\b|\b(?:is|are|was|were) (?:meant|supposed) to\b"),
    ("any", r"\bwhether (?:or not )?(?:[a-z-]+ ){1,10}should\b|\bhow (?:[a-z-]+ ){1,6}should\b|\bin case (?:you|we|they|it) needs? to\b|\bif (?:we|you|it|they|he|she|i) should\b|\bshould(?:(?<=, should)|(?<=\. should)|(?<=; should)|(?<!.should)) (?:the|a|an|any|this|that|these|those|you|we|it|they|there|he|she) "),
    ("any", r"\bshould (?:now |then |also |already )?be (?:good|fine|ready|all set|okay|ok|done)\b"),
    ("should", r"\b(?:should|ought to)\b|\bworth \w+ing\b"),
    ("advice", r"\brecommended\b|\badvisable\b|\brecommends?\b|\b(?:encouraged|advised|urged|invited) to\b"),
    ("may", r"\bm(?-i:(?<=m)ay)\b|\b(?:might|can|could)\b|\bfree to\b|\boptional(?:ly)?\b(?! or not)|\b(?:is|are|be) (?:also |now |still |only )?(?:allowed|permitted|able)\b"),
)  # fmt: skip
_CONTRARIES = {
    "side": ("left leftmost leftward*", "right rightmost rightward*"),
    "axis": ("horizontal*", "vertical*"),
    "end of height": ("upper top topmost superscript*", "lower bottom bottommost subscript*"),
    "direction": ("upward upwards", "downward downwards"),
    "size": ("large larger largest big bigger biggest greater greatest", "small smaller smallest tiny"),
    "height": ("high higher highest", "low lower lowest"),
    "length": ("long longer longest", "short shorter shortest brief*"),
    "speed": ("fast faster fastest quick* rapid*", "slow*"),
    "change": ("increas* enlarg* rais* grow*", "decreas* reduc* lower* diminish*"),
    "extreme": ("minim*", "maxim*"),
    "order": ("next following subsequent*", "previous preceding"),
    "rank": ("first", "last final* latest recent* newest"),
    "sign": ("positive*", "negative*"),
    "sorting": ("ascending", "descending"),
    "north and south": ("north*", "south*"),
    "east and west": ("east eastern eastward*", "west western westward*"),
    "switch": ("enabl* activat*", "disabl* deactivat*"),
    "border": ("import imports imported importing", "export exports exported exporting"),
    "transfer": ("upload*", "download*"),
    "door": ("open opens opened opening", "close closes closed closing"),
    "sight": ("show shows showed shown showing display*", "hide hides hidden hiding"),
    "stock": ("add adds added adding insert*", "remov* delet*"),
    "fold": ("expand*", "collaps* shrink*"),
    "cipher": ("encrypt*", "decrypt*"),
    "parity": ("odd", "even"),
    "end of day": ("morning*", "evening*"),
    "season": ("summer*", "winter*"),
    "deal": ("buy buys buying bought purchas*", "sell sells selling sold sale sales"),
    "owner": ("public publicly", "private privately"),
    "inside": ("internal* inner", "external* outer"),
    "age": ("new newer newest", "old older oldest"),
    "brightness": ("light lighter", "dark darker"),
    "truth": ("true", "false"),
    "measure": ("width widths", "height heights"),
    "lock": ("lock locks locked locking", "unlock*"),
}
ENGLISH = Language(
    **vars(basics.ENGLISH),
    decimal=".",
    months={name: number for number, name in enumerate(_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS, 1) if name != "May"}
    | {"Sept": 9},
    contraries=_CONTRARIES,
    weekdays={f"{name}{end}": number for end in ("", "s") for number, name in enumerate(_DAYS, 1)},
    numbers={word: float(value) for value, word in enumerate(_SMALL)}
    | {word: float(value) for word, value in _TENS.items()}
    | {"hundred": 100.0, "dozen": 12.0}
    | _COUNTING,
    ordinals=frozenset(_COUNTING),
    in_words=(
        (12.0, spotting(r"\b(?:noon|midday)\b")),
        (720.0, spotting(r"\b(?:noon|midday)\b")),
        (0.0, spotting(r"\b(?:midnight|non-?zero)\b")),
        (24.0, spotting(r"\b(?:midnight|around[- ]the[- ]clock|round[- ]the[- ]clock|day and night)\b")),
        (90.0, spotting(r"\b(?:perpendicular\w*|right[- ]angles?|right[- ]angled)\b")),
        (1440.0, spotting(r"\bmidnight\b")),
        (10.0, spotting(r"\bdecades?\b")),
        (100.0, spotting(r"\bcentur(?:y|ies)\b")),
        (14.0, spotting(r"\bfortnight\w*\b")),
        (2.0, spotting(r"\bfortnight\w*\b")),
    ),
    joined="and",
    past=frozenset(("past",)),
    every=frozenset(("another", "every", "each", "per", "next", "last")),
    multiplied=frozenset(("hundred", "dozen")),
    magnitudes={
        "thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9, "trillion": 1e12,
        "Thousand": 1e3, "Million": 1e6, "Billion": 1e9, "Trillion": 1e12,
        "k": 1e3, "K": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "M": 1e6, "bn": 1e9, "B": 1e9,
    },
    currencies=CURRENCIES
    | {
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "US dollars": "USD", "US dollar": "USD", "pound": "GBP", "pounds": "GBP", "lev": "BGN",
        "leva": "BGN", "levs": "BGN",
    },
    units={
        "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "m": "m", "metre": "m",
        "metres": "m", "meter": "m", "meters": "m", "cm": "cm", "mm": "mm", "kg": "kg", "g": "g", "t": "t", "tonnes": "t",
        "tons": "t", "GB": "GB", "MB": "MB", "KB": "KB", "kB": "KB", "TB": "TB", "kilobyte": "KB", "kilobytes": "KB",
        "megabyte": "MB", "megabytes": "MB", "gigabyte": "GB", "gigabytes": "GB", "terabyte": "TB", "terabytes": "TB", "ms": "ms", "s": "s", "second": "s",
        "seconds": "s", "minute": "min", "minutes": "min", "min": "min", "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "mins": "min", "day": "d", "days": "d",
        # As titles have them.
        "Seconds": "s", "Minute": "min", "Minutes": "min", "Hour": "h", "Hours": "h", "Day": "d", "Days": "d", "Week": "w", "Weeks": "w",
        "Month": "mo", "Months": "mo", "Year": "y", "Years": "y",
        "week": "w", "weeks": "w", "month": "mo", "months": "mo", "year": "y", "years": "y", "km²": "km²", "m²": "m²",
        "MHz": "MHz", "GHz": "GHz", "kWh": "kWh", "MW": "MW", "px": "px", "pixel": "px", "pixels": "px",
        "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm", "millimetre": "mm", "millimetres": "mm",
        "millimeter": "mm", "millimeters": "mm", "gram": "g", "grams": "g", "kilogram": "kg", "kilograms": "kg", "mile": "mi", "miles": "mi",
    },
    percent=("%", "per cent", "percent", "pct"),
    hundredths=("cent", "pence", "penny", "stotin"),
    counting=Counting(
        to=("to", "through"),
        linking=("and", "or"),
        between=("between",),
        about=("about", "around"),
        onward=("etc.",),
        loose=frozenset(("both", "pair", "couple")),
        points=("point",),
        half="half",
        times=frozenset(("times", "once", "twice")),
        per=frozenset(("a", "an", "per", "each", "every")),
        of=("of",),
    ),
    denying=frozenset("not t cannot unable never neither nor none nobody nothing nowhere no without".split()),
    of_verbs=frozenset(("not", "n't", "n’t", "cannot", "unable")),
    before_denied=re.compile(r"(?:\bnot|\bno|n[’']t) (?:be )?(?:an? |the )?\Z", re.IGNORECASE),
    idle=spotting(r"\b(?<=and )not (?:from|to|in|on|for|by|with|the|an?)\b|\bwithout (?:\w+ing|doubt|further|much|any|having|it|them)\b|\bno (?:limits? to|[a-z]+ (?:is |are )?left\b|reason|need|way|doubt|problem|other|more|less|longer|such|sense|point|danger|charge|cost)\b|\bnone\b"),
    not_all=re.compile(r"(?:\bnot|n[’']t) (?:only|just|merely|simply)\b", re.IGNORECASE),
    mere=spotting(r"\b(?:only|just|merely|simply)\b"),
    ended=spotting(r"\bno longer\b|\bany ?more\b(?![\s,-]+(?:than|of|\w+s)\b)|\bany longer\b"),
    definite=frozenset("the all these those its their his her our your my other any last first next of or and".split()),
    never=spotting(r"\bnever\b"),
    always=spotting(r"\b(?:always|ever|constantly)\b"),
    marked=frozenset("un in im ir il".split()),
    prefixed=re.compile(
        r"(?:un|in|im|ir|il)([a-z]{3,}[ai]ble|(?:known|clear|safe|certain|expected|authori[sz]ed|supported|limited|necessary|official|successful|usual|"
        r"stable|published|signed|encrypted|verified|valid|correct|complete|consistent|active|dependent|direct|secure|compatible|"
        r"appropriate|sufficient|proper|accurate|adequate|legal|regular)(?:ly)?)"
    ),
    no=spotting(r"\bno(?! (?:longer|more|less|fewer|later|sooner|matter|doubt|wonder|problem|one)\b) \w|\b(?:none|nothing)\b"),
    strong={
        **dict.fromkeys("must mustn shall requi manda oblig need needs have has had meant suppo force compe".split(), "must"),
        **dict.fromkeys("shoul ought recom advis worth encou urged invit".split(), "should"),
        **dict.fromkeys("can canno free may might could optio allow permi able possi".split(), "may"),
        **dict.fromkeys("prohi forbi".split(), "must-not"),
    },
    strong_before=(frozenset(("have", "has", "had", "need", "needs")), "to"),
    negations=re.compile(
        r"[nNwWcCuU](?i:(?<![\w-].)(?:(?<=n)(?:ot|ever|either|or|one|obody|othing|owhere|o)|(?<=w)ithout|(?<=c)annot|(?<=u)nable)(?![\w-])|(?<=n)[’']t(?!\w))"
    ),
    exempt_negations=spotting(
        r"\bnot (?:only|just|to mention|least)\b|\bnot (?:merely|simply)\b(?=[^.;:!?]*\bbut\b)|\bno (?:matter|doubt|wonder|problem)\b|\bwhether or not\b|\bwhether [^.,;:!?]{1,60}? or not\b|\bor not\b(?=\s*(?:[.,;:)]|$))|\ball or none\b|\bor (?:never|nothing)\b(?=\s*(?:[.,;:)]|$))|(?<=\bor will )not\b|(?<=\bor do )not\b|(?<=\bor does )not\b|(?<=\bor is )not\b|(?<=\bor are )not\b|\bnot\b(?=[^.;:!?]{1,60}\b(?:and|or) (?:do|does|did|is|are|was|were|has|have|will|should|must) not\b)|\bcan(?:no|[’'])t\b(?=[^.;:!?]{1,60}\b(?:and|or) (?:they )?can(?:no|[’'])t\b)|\bnot\b(?=[^.;:!?]{1,60}\bor not\b|[^.;:!?]{1,60}\band they cannot\b)|\bwhy (?:not|don[’']t|doesn[’']t)\b"
        r"|\bnot(?=(?-i:\W{1,3}(?:AND|OR|NULL|IN|EXISTS|LIKE|BETWEEN)\b))|(?<=(?-i:OR, ))not\b|(?<=(?-i:AND, ))not\b|(?<=(?-i:OR ))not\b|(?<=(?-i:AND ))not\b|\bno (?:fixed|particular|specific|special) order\b|\bwithout (?:a )?remainder\b"
        r"|\bnot limited to\b|\bnothing (?:more|less) than\b|\b(?:almost|nearly|practically|virtually|next to) (?:no|none|nobody|nothing|never|no one)\b|\bno(?=, (?:it|that|this|he|she|they|we|you|I|there) [^.;:!?]{0,20}?(?:\bnot|n[’']t)\b)|\bcan(?:no|[’'])t be helped\b|(?<=\byes/)no\b|\bno(?=/yes\b)|(?<=\byes or )no\b|(?<=\bor )neither\b|(?<=\bor (?:in|of) )neither\b|(?<=[\"“\'])(?:no|not|never|none|nothing|without)(?=[\"”\'])|\bno\.?(?=\s\d)|\bno\.(?=\s(?-i:[A-Z]{1,4}[-–/]?\d))|\bno\.? of\b|(?<=[a-z] )no\b(?<=(?-i:No))(?=\.?\s*(?:[-–—:;,)/]|$)|\.\s+(?-i:[a-z]))|(?<=\. )no\b(?<=(?-i:No))(?=\.?\s*(?:[-–—:;,)/]|$))|\bcannot but\b|\bcan(?:no|['’])t help\b|\bnothing but\b|\bnot until\b|,\s(?:is|are|was|were|do|does|did|ca|could|wo|would|should|has|have|had)n[’']t (?:it|they|you|we|that|he|she|there|I)\s?\?|\b(?:do not|don[’']t|never) (?:forget|hesitate|fail|neglect)\b|\bno \w+er than\b|\b(?:no|not) (?:more|less|later) than\b|\bnot(?= (?:un(?:common|usual|like|likely|reasonable|important|true|known)|in(?:frequent|significant|considerable)|impossible)\w*)",
    ),
    otherwise=spotting(
        r"\b(?:abnormal\w*|un(?!able\b|do(?:es|ne|ing)?\b|der|til|i(?!n[a-z]{3}|d|m))\w+|im(?:possible|proper)\w*|in(?:valid|correct|sufficient|complete|consistent|active|"
        r"dependent|accessible|ability|visible|accura|adequate|formal|appropriate|efficient|compatible|secure|definite|experienced|sensitive|effective|finite)\w*|false(?<=if false)|breaks?\b|breaking|"
        r"ir(?:relevant|regular)\w*|il(?:legal|legible)\w*|dis(?:able|agree|continue|appear|regard|like|satisf|pleas|hon|obe|approv|trust|comfort|advantag|organi|qualif|content)\w*|non(?!e\b|etheless\b)[\w-]+|no-[a-z]\w+|except|lack\w*|fail\w*|"
        r"avoid\w*|(?<!a )(?<!next )(?<!first )(?<!last )few|fewer|(?<!\ba )(?<!the )(?<!this )(?<!that )(?<!its )(?<!your )(?<!my )(?<!their )(?<!our )(?<!his )(?<!her )little(?= [a-z]+)|(?<!or )less|(?<!at )least|hardly|rarely|seldom|blindly|rather|instead|prevent\w*|refus\w*|missing|absen\w+|den(?:y|ied|ies)\w*|reject\w*|"
        r"idle|block(?:ed|ing)|new to|ignor\w*|forbid\w*|prohibit\w*|empty|neglect\w*|otherwise|regardless|far from|too \w+ to|too (?:many|much)|safe(?:ly)?|simple|simply|eas(?:y|ily)|silen\w*|mute\w*|off|skip\w*|"
        r"exclu\w*|omit\w*|suppress\w*|doubt\w*|blank|optional\w*|zero(?= (?:(?:extra|additional|further|other) )?[a-z]{3,}s\b)|trouble\w*|difficult\w*|exceed\w*|clear(?:ed|s|ing)?|continu\w+ to|until|free|gone|out[ -]of[ -](?!the\b|an?\b|this\b|that\b|these\b|those\b|its\b|your\b|my\b|our\b|all\b|[a-z]+s\b)[a-z]+|apart from|different\w*|differ(?:s|ed|ing)?|leav(?:e|es|ing)(?! no\b)|(?<!the )(?<!to )(?<!on )(?<!top )(?<!bottom )(?<!upper )(?<!lower )(?<!have )(?<!has )(?<!had )left(?! of| side| and right| or right|-)|similar\w*|alike|keep(?:s|ing)?|kept|preserv\w*|retain\w*|(?<!\bat the )same|separate\w*|generic|unique\w*|distinct\w*|left out|leav(?:e|es|ing) out|linger\w*|persist\w*|surviv\w*|discourag\w*|(?<=\bis )final|(?<=\bare )final|(?<=\bis )absolute|confidential\w*|self-[a-z]+|laps(?:e|es|ed)|expir(?:e|es|ed)|bans?|banned|other (?:kinds?|types?|sorts?) of|respect(?:s|ed)?|disclos\w*|hang(?:s|ing)?|cleanly|smoothly|comfortable|successfully|out of (?:the|your|its|their) way|anything but|redundant\w*|at most|or (?:equal|less|fewer)|dangling|lossy|leak(?:s|ed|ing)?|scrub\w*|(?:strip(?:s|ped)?|purged?|rid|devoid|deprived?|bereft) of|protect\w* (?:from|against)|immune|exempt\w*)\b|(?<=\w)less(?:ness|ly)?\b",
    ),
    elided=re.compile(
        r"(?:(?:[,;]|\s[–—-])\s(?:and |but |or )?|\b(?:and|but) (?=never|not a single)|(?:\A|[.!?]\s)\W?(?=N))(?:[nN]ever|[nN]ot|none|no)\s+"
        r"(?:an?|the|as|in|on|at|by|with|from|to|for|of|this|that|its|their|any|one|across|between|among|under|over|after|before|during)\b"
    ),
    bare=re.compile(r"\bfor no [a-z]|\bbut none (?:that|who|which|of)\b|(?:\A|[.!?:]\s)(?:[A-Z][a-z]+(?: [a-z]+)?, )?[Nn](?:othing|obody|owhere|ever|one)(?=[:.!?])|(?:\A|[.!?]\s)No(?: (?!(?:is|are|was|were|will|can|could|may|must|should|has|have|do|does|did)\b)[\w-]+){1,5}(?: [–—-] |[:;.]|\Z)"),
    contrasted=re.compile(r", (?:and )?not (?!only\b|just\b)[^,.;:()–—]{1,60}(?=[,.;:()–—]|\Z)"),
    turning=spotting(r"\b(?:unless|until|till|yet to|been (?:an? )?(?:long|some|quite|many|several|ages|years|months)(?: [a-z]+){0,3}? since|other than|non[- ][a-z]+|denied(?:(?<=is denied)|(?<=are denied)|(?<=be denied))|forbidden(?:(?<=is forbidden)|(?<=are forbidden)|(?<=be forbidden))|prohibited(?:(?<=is prohibited)|(?<=are prohibited)|(?<=be prohibited))|disallowed(?:(?<=is disallowed)|(?<=are disallowed)|(?<=be disallowed))|too [a-z]+ to)\b"),
    failing=spotting(r"\b(?:otherwise|else)\b|\bor\b"),
    capped=re.compile(
        r"(?:\bnot(?! (?:more|less|later) than)|\bnever|\bnobody|\bno one|\bcannot|n[’']t)\b[^.;:!?]{0,80}?\b(?:[a-z]{2,}er|more|less|earlier) than\b"
        r"|(?:\bnot|\bcannot|n[’']t)\b[^.;:!?]{1,60}?\b(?:before|more)\b"
        r"|\b(?:[a-z]{2,}er|more) than [^.,;:!?]{1,40}?(?:\bnot|\bcannot|n[’']t)\b",
        re.IGNORECASE,
    ),
    lessened=re.compile(r"\b(?:half|third|quarter|tenth) as \Z", re.IGNORECASE),
    most=spotting(
        r"\b(?:at (?:the )?(?:most|least|earliest|latest)|m(?:ax|in)imum|maximal|minimal|only one|one at a time|(?:no|not) (?:more|less|fewer|later|earlier) than|up to|limit\w*|capped|between|or (?:more|less|fewer|later|earlier)|(?<=\d )to(?= \d)|(?:be|keep|kept|stay|stays|remain|remains|is|are) (?:under|below|above|over|within))\b"
    ),
    delayed=re.compile(r"(?:\bnot|n[’']t|\bcannot|\bnever)\b[^.;:!?]{1,80}\b(?:until|before)\b", re.IGNORECASE),
    usual=spotting(r"\bdefaults? to\b"),
    ungiven=spotting(r"\bif (?:[a-z]+ ){0,3}not (?:given|specified|set|provided|supplied|present)\b"),
    brief=re.compile(r"\bif (?:(?:it|they|this|that|you|we) (?:do|does|did|is|are|was|were|has|have|can|will)(?: not|n[’']t)|not)(?=[,:])", re.IGNORECASE),
    excess=spotting(r"\btoo [a-z]+ for\b"),
    some=spotting(r"\b(?:some|certain|most|few)\b"),
    only=spotting(r"\b(?:except|impossib\w+|unable|inabil\w+|ceas\w+|lack\w*|hardly|barely|rarely|seldom|avoid\w*|refus\w+|prevent\w*|fail\w*|forget\w*|against|far from|free from|apart from|rather than|instead of|as opposed to|beyond|outside|stop\w*|careful\w*|beware|disallow\w*|hid(?:e|es|ing))\b"),
    virtual=spotting(r"\bzero (?:[a-z-]+ )?[a-z]+s\b|\bzero-[a-z]+|\banything but\b|\b(?:drop|drops|dropped|dropping|end|ends|ended|ending|remove|removes|removed|removing) (?:[a-z]+ )?support\b|\bsupport [^.;:!?]{1,40}? (?:been|was|were|is|are) (?:dropped|removed)\b"),
    wondering=re.compile(r"\b(?:if|whether)\b", re.IGNORECASE),
    opposites=spotting(r"\b(?:remain\w*|stay\w*|alone|zero|constant\w*|offline|hidden|disconnect\w*|mis(?:match|use|lead|under|config|spell|plac|align)\w*|broken|crash\w*|wrong\w*|differs?|deprecat\w*|obsolete|closed|los(?:e|es|t|ing)|(?:is|are|was|were|goes|went) down|down(?=\s*(?:[,.;:)!]|$)))\b"),
    again=spotting(r"\b(?:nor|(?<=, )no(?=[^.;:!?]{1,60} (?:and|or|nor) no\b)|(?<=, )no(?= [a-z]+(?: [a-z]+)?\s*(?:[,.;:!?]|$))|(?<=i\.e\. )no|(?<=e\.g\. )no|not(?= even\b)|without(?= even\b)|(?:and|or|nor) (?:no|not|never|without|cannot))\b"),
    everything=spotting(r"\b(?:no|nobody|none|nothing|never|neither|nor|nowhere|without)\b"),
    without=spotting(r"\bwithout\b(?! even\b)"),
    company=spotting(r"\bwith\b"),
    able=frozenset("can could may might able cannot unable".split()),
    refusing=frozenset(("can", "could")),
    turns=frozenset(("but", "however", "although", "because", "while")),
    light=frozenset(
        "been being yet longer any anything anyone get gets got going still always even really fully directly necessarily yourself "
        "one own same such like just let make want need needs please".split()
    ),
    norms=_NORMS,
    sole=spotting(r"\b(?:only|solely|exclusively|alone)\b"),
    offer=re.compile(r"\byou can\Z", re.IGNORECASE),
    purpose=spotting(r"\bto ([a-z]+)"),
    leading=frozenset(
        "e.g i.e vs cf viz approx ca fig figs eq tab nos art arts para paras ch vol vols pp mr mrs ms messrs dr prof st mt gen col capt lt sgt rev "
        "hon gov sen rep ed eds".split()
    ),
    trailing=frozenset("etc al inc ltd co corp jr sr a.m p.m dept est ave blvd u.s u.k".split()),
    endings="s|es|e?d|ing",
    quotes=("“”", "‘’"),
    style=Style(
        thousands=",", grouped=4, percent="%", short_date="{month}/{day}/{year:02}",
        scales=((1e12, " trillion"), (1e9, " billion"), (1e6, " million")), sum="{unit} {number}",
        doubled=frozenset("that had very many bye ha no so just".split()),
        numbered=r"versions?|sections?|points?|chapters?|lessons?|exercises?|examples?|figures?|tables?|releases?|v|no\.",
        versions=r"\bversion|\brelease",
        since=r"since|added|introduced",
        behind_versions=("and", "or", "to"),
    ),
    day_first=False,
)  # fmt: skip
