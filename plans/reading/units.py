"""Units, and the kanji scale that may stand in front of them (千人, 百万円)."""

import re
import unicodedata

SCALES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "億": 10**8,
    "十億": 10**9,
    "百億": 10**10,
    "千億": 10**11,
    "兆": 10**12,
    "十兆": 10**13,
    "百兆": 10**14,
    "千兆": 10**15,
}
SCALE = r"(?:[十百千]?[万億兆]|[百千])"

_SCALED = re.compile(rf"({SCALE})(.*)", re.DOTALL)

# Signs and Latin words that stand for a unit; anything else Latin is not taken for
# one, so that 1E5 or 0x1F can never be a number with a strange unit.
_LATIN = (
    r"[%‰°]|°C|[kcm]?m[23]?|ha|k?g|mg|t|(?:k|m|d)?[lL]|[kMG]?Wh?|[MGT]J|dB|pp[mb]|"
    r"(?:k?g-|t-?)CO2|CO2|[KMGT]B|PV"
)
_JAPANESE = r"(?!ー)(?:[一-鿿々ァ-ヺー]|か(?=[所国月年]))+"
_ATOM = rf"(?:{_LATIN}|{_JAPANESE})"
_UNIT = re.compile(rf"(?:延べ|のべ)?{_ATOM}(?:[/・]{_ATOM})*")
# Kanji that would be part of the number, words that would change what it says,
# and what is not a count of anything.
_NO_UNIT = re.compile(
    r"[十百千万億兆京垓〇零一二三四五六七八九第約計].*|月|年度.*|"
    r".*(?:半|強|弱|余|増|減|増加|減少|前後|超過|中|済)|未.*|"
    r".*(?:以上|以下|以内|超|未満|程度|累計|見込|実績|毎年|各年).*|"
    r".*(?:予定|検討|不明|統合|廃止|中止|暫定|速報|確定|推計|概算).*"
)


def split_scale(unit: str) -> tuple[str, int]:
    """千円 as 円 and 1000."""
    if match := _SCALED.fullmatch(unit):
        return match[2], SCALES[match[1]]
    return unit, 1


def with_scale(unit: str, scale: int) -> str:
    """円 and 1000 as 千円; a scale without a name is written as a factor."""
    for name, value in SCALES.items():
        if value == scale:
            return f"{name}{unit}"
    return unit if scale == 1 else f"×{scale} {unit}".rstrip()


def same_unit(one: str, other: str) -> bool:
    """Whether two spellings mean one unit: ％ and %, ㎡ and m2, か所 and 箇所."""
    return _comparable(one) == _comparable(other)


def looks_like_unit(text: str) -> bool:
    """Whether a text can be a unit that nobody has named to us."""
    folded = unicodedata.normalize("NFKC", text)
    return bool(_UNIT.fullmatch(folded)) and not _NO_UNIT.fullmatch(folded)


def _comparable(unit: str) -> str:
    folded = "".join(unicodedata.normalize("NFKC", unit).split())
    folded = folded.replace("パーセント", "%")
    return re.sub(r"[かカヵヶケ個](?=[所国月年])", "箇", folded)
