/* Characters by their names in ISO 8879 and HTML; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "character-entity.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  gunichar character;
} Entity;

/* In the order of strcmp (). */
/* clang-format off */
static const Entity entities[] = {
  { "AElig", 0x00c6 }, { "Aacute", 0x00c1 }, { "Abreve", 0x0102 }, { "Acirc", 0x00c2 }, { "Agrave", 0x00c0 },
  { "Alpha", 0x0391 }, { "Amacr", 0x0100 }, { "Aogon", 0x0104 }, { "Aring", 0x00c5 }, { "Atilde", 0x00c3 },
  { "Auml", 0x00c4 }, { "Beta", 0x0392 }, { "Cacute", 0x0106 }, { "Ccaron", 0x010c }, { "Ccedil", 0x00c7 },
  { "Ccirc", 0x0108 }, { "Cdot", 0x010a }, { "Chi", 0x03a7 }, { "Dagger", 0x2021 }, { "Dcaron", 0x010e },
  { "Delta", 0x0394 }, { "Dstrok", 0x0110 }, { "ENG", 0x014a }, { "ETH", 0x00d0 }, { "Eacute", 0x00c9 },
  { "Ecaron", 0x011a }, { "Ecirc", 0x00ca }, { "Edot", 0x0116 }, { "Egrave", 0x00c8 }, { "Emacr", 0x0112 },
  { "Eogon", 0x0118 }, { "Epsilon", 0x0395 }, { "Eta", 0x0397 }, { "Euml", 0x00cb }, { "Gamma", 0x0393 },
  { "Gbreve", 0x011e }, { "Gcedil", 0x0122 }, { "Gcirc", 0x011c }, { "Gdot", 0x0120 }, { "Gt", 0x226b },
  { "Hcirc", 0x0124 }, { "Hstrok", 0x0126 }, { "Iacute", 0x00cd }, { "Icirc", 0x00ce }, { "Idot", 0x0130 },
  { "Igrave", 0x00cc }, { "Imacr", 0x012a }, { "Iogon", 0x012e }, { "Iota", 0x0399 }, { "Itilde", 0x0128 },
  { "Iuml", 0x00cf }, { "Jcirc", 0x0134 }, { "Kappa", 0x039a }, { "Kcedil", 0x0136 }, { "Lacute", 0x0139 },
  { "Lambda", 0x039b }, { "Lcaron", 0x013d }, { "Lcedil", 0x013b }, { "Lmidot", 0x013f }, { "Lstrok", 0x0141 },
  { "Lt", 0x226a }, { "Mu", 0x039c }, { "Nacute", 0x0143 }, { "Ncaron", 0x0147 }, { "Ncedil", 0x0145 },
  { "NewLine", 0x000a }, { "Ntilde", 0x00d1 }, { "Nu", 0x039d }, { "OElig", 0x0152 }, { "Oacute", 0x00d3 },
  { "Ocirc", 0x00d4 }, { "Odblac", 0x0150 }, { "Ograve", 0x00d2 }, { "Omacr", 0x014c }, { "Omega", 0x03a9 },
  { "Omicron", 0x039f }, { "Oslash", 0x00d8 }, { "Otilde", 0x00d5 }, { "Ouml", 0x00d6 }, { "Phi", 0x03a6 },
  { "Pi", 0x03a0 }, { "Prime", 0x2033 }, { "Psi", 0x03a8 }, { "Racute", 0x0154 }, { "Rcaron", 0x0158 },
  { "Rcedil", 0x0156 }, { "Rho", 0x03a1 }, { "Sacute", 0x015a }, { "Scaron", 0x0160 }, { "Scedil", 0x015e },
  { "Scirc", 0x015c }, { "Sigma", 0x03a3 }, { "THORN", 0x00de }, { "Tab", 0x0009 }, { "Tau", 0x03a4 },
  { "Tcaron", 0x0164 }, { "Tcedil", 0x0162 }, { "Theta", 0x0398 }, { "Tstrok", 0x0166 }, { "Uacute", 0x00da },
  { "Ubreve", 0x016c }, { "Ucirc", 0x00db }, { "Udblac", 0x0170 }, { "Ugrave", 0x00d9 }, { "Umacr", 0x016a },
  { "Uogon", 0x0172 }, { "Upsilon", 0x03a5 }, { "Uring", 0x016e }, { "Utilde", 0x0168 }, { "Uuml", 0x00dc },
  { "Wcirc", 0x0174 }, { "Xi", 0x039e }, { "Yacute", 0x00dd }, { "Ycirc", 0x0176 }, { "Yuml", 0x0178 },
  { "Zacute", 0x0179 }, { "Zcaron", 0x017d }, { "Zdot", 0x017b }, { "ZeroWidthSpace", 0x200b }, { "Zeta", 0x0396 },
  { "aacute", 0x00e1 }, { "abreve", 0x0103 }, { "acirc", 0x00e2 }, { "acute", 0x00b4 }, { "aelig", 0x00e6 },
  { "agrave", 0x00e0 }, { "alefsym", 0x2135 }, { "alpha", 0x03b1 }, { "amacr", 0x0101 }, { "amp", 0x0026 },
  { "and", 0x2227 }, { "ang", 0x2220 }, { "aogon", 0x0105 }, { "ap", 0x2248 }, { "apos", 0x0027 },
  { "approx", 0x2248 }, { "aring", 0x00e5 }, { "ast", 0x002a }, { "asymp", 0x2248 }, { "atilde", 0x00e3 },
  { "auml", 0x00e4 }, { "bdquo", 0x201e }, { "beta", 0x03b2 }, { "blank", 0x2423 }, { "blk12", 0x2592 },
  { "blk14", 0x2591 }, { "blk34", 0x2593 }, { "block", 0x2588 }, { "brvbar", 0x00a6 }, { "bsol", 0x005c },
  { "bull", 0x2022 }, { "cacute", 0x0107 }, { "cap", 0x2229 }, { "caret", 0x2041 }, { "ccaron", 0x010d },
  { "ccedil", 0x00e7 }, { "ccirc", 0x0109 }, { "cdot", 0x010b }, { "cedil", 0x00b8 }, { "cent", 0x00a2 },
  { "check", 0x2713 }, { "chi", 0x03c7 }, { "cir", 0x25cb }, { "circ", 0x02c6 }, { "clubs", 0x2663 },
  { "colon", 0x003a }, { "comma", 0x002c }, { "commat", 0x0040 }, { "cong", 0x2245 }, { "copy", 0x00a9 },
  { "copysr", 0x2117 }, { "crarr", 0x21b5 }, { "cross", 0x2717 }, { "cup", 0x222a }, { "curren", 0x00a4 },
  { "dArr", 0x21d3 }, { "dagger", 0x2020 }, { "darr", 0x2193 }, { "dash", 0x2010 }, { "dcaron", 0x010f },
  { "deg", 0x00b0 }, { "delta", 0x03b4 }, { "diams", 0x2666 }, { "divide", 0x00f7 }, { "dlcrop", 0x230d },
  { "dollar", 0x0024 }, { "drcrop", 0x230c }, { "dstrok", 0x0111 }, { "dtri", 0x25bf }, { "dtrif", 0x25be },
  { "eacute", 0x00e9 }, { "ecaron", 0x011b }, { "ecirc", 0x00ea }, { "edot", 0x0117 }, { "egrave", 0x00e8 },
  { "ell", 0x2113 }, { "emacr", 0x0113 }, { "empty", 0x2205 }, { "emsp", 0x2003 }, { "emsp13", 0x2004 },
  { "emsp14", 0x2005 }, { "eng", 0x014b }, { "ensp", 0x2002 }, { "eogon", 0x0119 }, { "epsi", 0x03b5 },
  { "epsilon", 0x03b5 }, { "equals", 0x003d }, { "equiv", 0x2261 }, { "eta", 0x03b7 }, { "eth", 0x00f0 },
  { "euml", 0x00eb }, { "euro", 0x20ac }, { "excl", 0x0021 }, { "exist", 0x2203 }, { "female", 0x2640 },
  { "ffilig", 0xfb03 }, { "fflig", 0xfb00 }, { "ffllig", 0xfb04 }, { "filig", 0xfb01 }, { "flat", 0x266d },
  { "fllig", 0xfb02 }, { "fnof", 0x0192 }, { "forall", 0x2200 }, { "frac12", 0x00bd }, { "frac13", 0x2153 },
  { "frac14", 0x00bc }, { "frac15", 0x2155 }, { "frac16", 0x2159 }, { "frac18", 0x215b }, { "frac23", 0x2154 },
  { "frac25", 0x2156 }, { "frac34", 0x00be }, { "frac35", 0x2157 }, { "frac38", 0x215c }, { "frac45", 0x2158 },
  { "frac56", 0x215a }, { "frac58", 0x215d }, { "frac78", 0x215e }, { "frasl", 0x2044 }, { "gacute", 0x01f5 },
  { "gamma", 0x03b3 }, { "gbreve", 0x011f }, { "gcirc", 0x011d }, { "gdot", 0x0121 }, { "ge", 0x2265 },
  { "geq", 0x2265 }, { "ges", 0x2a7e }, { "gg", 0x226b }, { "gsim", 0x2273 }, { "gt", 0x003e }, { "hArr", 0x21d4 },
  { "hairsp", 0x200a }, { "half", 0x00bd }, { "harr", 0x2194 }, { "hcirc", 0x0125 }, { "hearts", 0x2665 },
  { "hellip", 0x2026 }, { "horbar", 0x2015 }, { "hstrok", 0x0127 }, { "hybull", 0x2043 }, { "hyphen", 0x2010 },
  { "iacute", 0x00ed }, { "icirc", 0x00ee }, { "iexcl", 0x00a1 }, { "iff", 0x21d4 }, { "igrave", 0x00ec },
  { "imacr", 0x012b }, { "image", 0x2111 }, { "incare", 0x2105 }, { "infin", 0x221e }, { "inodot", 0x0131 },
  { "int", 0x222b }, { "iogon", 0x012f }, { "iota", 0x03b9 }, { "iquest", 0x00bf }, { "isin", 0x2208 },
  { "itilde", 0x0129 }, { "iuml", 0x00ef }, { "jcirc", 0x0135 }, { "kappa", 0x03ba }, { "kcedil", 0x0137 },
  { "kgreen", 0x0138 }, { "lArr", 0x21d0 }, { "lacute", 0x013a }, { "lambda", 0x03bb }, { "lang", 0x2329 },
  { "laquo", 0x00ab }, { "larr", 0x2190 }, { "lcaron", 0x013e }, { "lcedil", 0x013c }, { "lceil", 0x2308 },
  { "lcub", 0x007b }, { "ldquo", 0x201c }, { "ldquor", 0x201e }, { "le", 0x2264 }, { "leq", 0x2264 },
  { "les", 0x2a7d }, { "lfloor", 0x230a }, { "lhblk", 0x2584 }, { "ll", 0x226a }, { "lmidot", 0x0140 },
  { "lowast", 0x2217 }, { "lowbar", 0x005f }, { "loz", 0x25ca }, { "lozf", 0x29eb }, { "lpar", 0x0028 },
  { "lrm", 0x200e }, { "lsaquo", 0x2039 }, { "lsim", 0x2272 }, { "lsqb", 0x005b }, { "lsquo", 0x2018 },
  { "lsquor", 0x201a }, { "lstrok", 0x0142 }, { "lt", 0x003c }, { "ltri", 0x25c3 }, { "ltrif", 0x25c2 },
  { "macr", 0x00af }, { "male", 0x2642 }, { "malt", 0x2720 }, { "marker", 0x25ae }, { "mdash", 0x2014 },
  { "micro", 0x00b5 }, { "middot", 0x00b7 }, { "minus", 0x2212 }, { "mldr", 0x2026 }, { "mu", 0x03bc },
  { "nabla", 0x2207 }, { "nacute", 0x0144 }, { "napos", 0x0149 }, { "natur", 0x266e }, { "nbsp", 0x00a0 },
  { "ncaron", 0x0148 }, { "ncedil", 0x0146 }, { "ndash", 0x2013 }, { "ne", 0x2260 }, { "ni", 0x220b },
  { "nldr", 0x2025 }, { "not", 0x00ac }, { "notin", 0x2209 }, { "nsub", 0x2284 }, { "ntilde", 0x00f1 },
  { "nu", 0x03bd }, { "num", 0x0023 }, { "numsp", 0x2007 }, { "oacute", 0x00f3 }, { "ocirc", 0x00f4 },
  { "odblac", 0x0151 }, { "oelig", 0x0153 }, { "ograve", 0x00f2 }, { "ohm", 0x03a9 }, { "oline", 0x203e },
  { "omacr", 0x014d }, { "omega", 0x03c9 }, { "omicron", 0x03bf }, { "oplus", 0x2295 }, { "or", 0x2228 },
  { "ordf", 0x00aa }, { "ordm", 0x00ba }, { "oslash", 0x00f8 }, { "otilde", 0x00f5 }, { "otimes", 0x2297 },
  { "ouml", 0x00f6 }, { "para", 0x00b6 }, { "part", 0x2202 }, { "percnt", 0x0025 }, { "period", 0x002e },
  { "permil", 0x2030 }, { "perp", 0x22a5 }, { "phi", 0x03c6 }, { "phiv", 0x03d5 }, { "phone", 0x260e },
  { "pi", 0x03c0 }, { "piv", 0x03d6 }, { "plus", 0x002b }, { "plusmn", 0x00b1 }, { "pound", 0x00a3 },
  { "prime", 0x2032 }, { "prod", 0x220f }, { "prop", 0x221d }, { "psi", 0x03c8 }, { "puncsp", 0x2008 },
  { "quest", 0x003f }, { "quot", 0x0022 }, { "rArr", 0x21d2 }, { "racute", 0x0155 }, { "radic", 0x221a },
  { "rang", 0x232a }, { "raquo", 0x00bb }, { "rarr", 0x2192 }, { "rcaron", 0x0159 }, { "rcedil", 0x0157 },
  { "rceil", 0x2309 }, { "rcub", 0x007d }, { "rdquo", 0x201d }, { "rdquor", 0x201d }, { "real", 0x211c },
  { "rect", 0x25ad }, { "reg", 0x00ae }, { "rfloor", 0x230b }, { "rho", 0x03c1 }, { "rlm", 0x200f },
  { "rpar", 0x0029 }, { "rsaquo", 0x203a }, { "rsqb", 0x005d }, { "rsquo", 0x2019 }, { "rsquor", 0x2019 },
  { "rtri", 0x25b9 }, { "rtrif", 0x25b8 }, { "rx", 0x211e }, { "sacute", 0x015b }, { "sbquo", 0x201a },
  { "scaron", 0x0161 }, { "scedil", 0x015f }, { "scirc", 0x015d }, { "sdot", 0x22c5 }, { "sect", 0x00a7 },
  { "semi", 0x003b }, { "setminus", 0x2216 }, { "sext", 0x2736 }, { "sharp", 0x266f }, { "shy", 0x00ad },
  { "sigma", 0x03c3 }, { "sigmaf", 0x03c2 }, { "sigmav", 0x03c2 }, { "sim", 0x223c }, { "sol", 0x002f },
  { "spades", 0x2660 }, { "squ", 0x25a1 }, { "squf", 0x25aa }, { "star", 0x2606 }, { "starf", 0x2605 },
  { "straightphi", 0x03d5 }, { "sub", 0x2282 }, { "sube", 0x2286 }, { "sum", 0x2211 }, { "sung", 0x266a },
  { "sup", 0x2283 }, { "sup1", 0x00b9 }, { "sup2", 0x00b2 }, { "sup3", 0x00b3 }, { "supe", 0x2287 },
  { "szlig", 0x00df }, { "target", 0x2316 }, { "tau", 0x03c4 }, { "tcaron", 0x0165 }, { "tcedil", 0x0163 },
  { "telrec", 0x2315 }, { "there4", 0x2234 }, { "theta", 0x03b8 }, { "thetasym", 0x03d1 }, { "thetav", 0x03d1 },
  { "thinsp", 0x2009 }, { "thorn", 0x00fe }, { "tilde", 0x02dc }, { "times", 0x00d7 }, { "trade", 0x2122 },
  { "tstrok", 0x0167 }, { "uArr", 0x21d1 }, { "uacute", 0x00fa }, { "uarr", 0x2191 }, { "ubreve", 0x016d },
  { "ucirc", 0x00fb }, { "udblac", 0x0171 }, { "ugrave", 0x00f9 }, { "uhblk", 0x2580 }, { "ulcrop", 0x230f },
  { "umacr", 0x016b }, { "uml", 0x00a8 }, { "uogon", 0x0173 }, { "upsih", 0x03d2 }, { "upsilon", 0x03c5 },
  { "urcrop", 0x230e }, { "uring", 0x016f }, { "utilde", 0x0169 }, { "utri", 0x25b5 }, { "utrif", 0x25b4 },
  { "uuml", 0x00fc }, { "varepsilon", 0x03f5 }, { "vellip", 0x22ee }, { "verbar", 0x007c }, { "wcirc", 0x0175 },
  { "weierp", 0x2118 }, { "xi", 0x03be }, { "yacute", 0x00fd }, { "ycirc", 0x0177 }, { "yen", 0x00a5 },
  { "yuml", 0x00ff }, { "zacute", 0x017a }, { "zcaron", 0x017e }, { "zdot", 0x017c }, { "zeta", 0x03b6 },
  { "zwj", 0x200d }, { "zwnj", 0x200c },
};
/* clang-format on */

static int
compare (gconstpointer name, gconstpointer entity)
{
  return strcmp (name, ((const Entity *) entity)->name);
}

gunichar
analect_character_entity_look_up (const char *name)
{
  const Entity *found = bsearch (name, entities, G_N_ELEMENTS (entities), sizeof (Entity), compare);

  return found != NULL ? found->character : 0;
}
