"""Takes Noto Sans CJK SC, regular and bold (Debian package fonts-noto-cjk); gives the two small fonts of the labels beside it.

Run with fontTools (measured with 4.68): python3 make_subset.py /usr/share/fonts/opentype/noto
It refuses to know what a label says: it keeps the characters of the two lists below and nothing else.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ASCII = "".join(map(chr, range(0x20, 0x7F)))
HEADLINE = "售后服务认证一二三四五星级达标"
FACTS = (
    "证书编号有效期至年月查验网址"
    # What certificate numbers hold beside letters and digits: brackets, dashes, ordinals, the kind of certificate, stems, provinces.
    "（）［］【】〔〕《》·—–、：／－＋．，№"
    "第字号总次批类级版复换补初新旧首续临增"
    "零〇一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸"
    "商品售后服务认证评价体系管理质量星达标合格企业中国家行协会监委市省区县"
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁疆港澳台"
)
SIMPLIFIED_CHINESE = 2  # of the collection's fonts


def make(source: Path, text: str, style: str, target: str) -> None:
    font = TTFont(source, fontNumber=SIMPLIFIED_CHINESE, recalcTimestamp=False)
    options = Options(
        layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 5, 6, 7, 13, 14], name_languages=[0x409],
        legacy_cmap=False, drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    family, postscript = "Starmark Label", f"StarmarkLabel-{style}"
    for record in font["name"].names:
        name = {1: family, 2: style, 4: f"{family} {style}", 6: postscript}.get(record.nameID)
        if name:
            record.string = name
    table = font["CFF "].cff
    table.fontNames = [postscript]
    table[0].FullName, table[0].FamilyName = f"{family} {style}", family
    font.save(target)


if __name__ == "__main__":
    fonts = Path(sys.argv[1])
    make(fonts / "NotoSansCJK-Regular.ttc", ASCII + FACTS, "Regular", "label-regular.otf")
    make(fonts / "NotoSansCJK-Bold.ttc", HEADLINE, "Bold", "label-bold.otf")
