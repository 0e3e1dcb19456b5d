package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of ratings as people have them, each with all of the words that it is refused with, or with what it says. */
class MalformedRatingsTest {
    private static final String NAMES = "item,rater,label,truth\n";

    private static final String OWN = "there is no column for the item: each row is taken for an item of its own";

    @TempDir
    Path folder;

    private static Arguments refused(String what, String text, String message) {
        return refused(what, text.getBytes(StandardCharsets.UTF_8), message);
    }

    private static Arguments refused(String what, byte[] bytes, String message) {
        return Arguments.of(what, bytes, "refused " + message);
    }

    private static Arguments taken(String what, String text, String summary) {
        return Arguments.of(what, text.getBytes(StandardCharsets.UTF_8), summary);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static List<Arguments> files() {
        List<Arguments> files = new ArrayList<>(encodings());
        files.addAll(quotes());
        files.addAll(headers());
        files.addAll(rows());
        files.addAll(names());
        files.addAll(asPeopleHaveThem());
        files.addAll(missing());
        return files;
    }

    private static List<Arguments> encodings() {
        return List.of(
                refused("empty", "", ":1:1: is empty, must have a line with the names of its columns"),
                refused(
                        "UTF-16, little end",
                        "\uFEFFitem,label".getBytes(StandardCharsets.UTF_16LE),
                        ":1:1: is UTF-16, must be UTF-8: iconv -f UTF-16 -t UTF-8"),
                refused(
                        "UTF-16, big end",
                        "\uFEFFitem,label".getBytes(StandardCharsets.UTF_16BE),
                        ":1:1: is UTF-16, must be UTF-8: iconv -f UTF-16 -t UTF-8"),
                refused(
                        "UTF-16 without a mark",
                        "item,label,truth\n".getBytes(StandardCharsets.UTF_16LE),
                        ":1:2: the character NUL, must be UTF-8 text (in UTF-16 it is frequent: iconv -f"
                                + " UTF-16LE -t UTF-8)"),
                refused(
                        "gzip",
                        bytes(0x1F, 0x8B, 8, 0, 0),
                        ":1:1: is compressed by gzip, must be text: gunzip it first"),
                refused(
                        "a workbook",
                        bytes('P', 'K', 3, 4, 20, 0),
                        ":1:1: is a ZIP archive or workbook, must be text: save the table as CSV in UTF-8"),
                refused(
                        "Latin-1 in a row",
                        latin(NAMES + "1,a,yes,yes\n2,Ren\u00e9,no,no\n"),
                        ":3:6: the byte 0xE9 is not UTF-8, must be UTF-8 text"),
                refused(
                        "Latin-1 in the names",
                        latin("item,pr\u00e9nom,label,truth\n"),
                        ":1:8: the byte 0xE9 is not UTF-8, must be UTF-8 text"),
                refused(
                        "half a character at the end",
                        latin(NAMES + "1,a,yes,\u00c3"),
                        ":2:9: the byte 0xC3 is not UTF-8, must be UTF-8 text"),
                refused(
                        "a byte that UTF-8 never has",
                        latin(NAMES + "1,b,a,a\n\u00ff"),
                        ":3:1: the byte 0xFF is not UTF-8, must be UTF-8 text"),
                refused(
                        "half of a pair in UTF-8",
                        latin(NAMES + "1,a,\u00ed\u00a0\u0080,y\n"),
                        ":2:5: the byte 0xED is not UTF-8, must be UTF-8 text"),
                refused(
                        "NUL in a row",
                        NAMES + "1,a,yes,yes\n2,b,n\0,no\n",
                        ":3:6: the character NUL, must be UTF-8 text (in UTF-16 it is frequent: iconv -f"
                                + " UTF-16LE -t UTF-8)"),
                refused(
                        "NUL at the start",
                        "\0" + NAMES,
                        ":1:1: the character NUL, must be UTF-8 text (in UTF-16 it is frequent: iconv -f"
                                + " UTF-16LE -t UTF-8)"),
                refused(
                        "NUL after a character of two units",
                        NAMES + "\uD83D\uDE00,\0,a,a\n",
                        ":2:3: the character NUL, must be UTF-8 text (in UTF-16 it is frequent: iconv -f"
                                + " UTF-16LE -t UTF-8)"),
                refused(
                        "a wrong byte after a return alone",
                        latin("label,truth\ra,b\ra,\u00ff\r"),
                        ":3:3: the byte 0xFF is not UTF-8, must be UTF-8 text"));
    }

    private static List<Arguments> quotes() {
        return List.of(
                refused("unclosed", NAMES + "1,\"a,yes,no\n2,a,no,no\n", ":2:3: a quote is opened that nothing closes"),
                refused(
                        "unclosed in the names",
                        "item,\"rater,label,truth\n1,a,yes,no\n",
                        ":1:6: a quote is opened that nothing closes"),
                refused(
                        "unclosed in the last field",
                        NAMES + "1,a,yes,\"no",
                        ":2:9: a quote is opened that nothing closes"),
                refused(
                        "unclosed at the very end",
                        NAMES + "1,a,yes,\"",
                        ":2:9: a quote is opened that nothing closes"),
                refused(
                        "a letter after the quote",
                        NAMES + "1,a,\"yes\"x,no\n",
                        ":2:10: \"x\" after the closing quote of the field that begins at 2:5, must be a"
                                + " separator or the end of the line; a quote in a quoted field is written twice"),
                refused(
                        "a blank after the quote",
                        NAMES + "1,a,\"yes\" ,no\n",
                        ":2:10: U+0020 after the closing quote of the field that begins at 2:5, must be a"
                                + " separator or the end of the line; a quote in a quoted field is written twice"),
                refused(
                        "a quote that is not doubled",
                        NAMES + "1,a,\"he said \"yes\"\",no\n",
                        ":2:15: \"y\" after the closing quote of the field that begins at 2:5, must be a"
                                + " separator or the end of the line; a quote in a quoted field is written twice"),
                refused(
                        "closed lines later",
                        NAMES + "1,\"a,yes,no\n2,b,\"no\",no\n",
                        ":3:6: \"n\" after the closing quote of the field that begins at 2:3, must be a"
                                + " separator or the end of the line; a quote in a quoted field is written twice"),
                refused(
                        "a letter beyond ASCII after it",
                        NAMES + "1,a,\"yes\"\u00e9,no\n",
                        ":2:10: U+00E9 after the closing quote of the field that begins at 2:5, must be a"
                                + " separator or the end of the line; a quote in a quoted field is written twice"),
                refused(
                        "longer than a field may be",
                        NAMES + "1,a,\"" + "y".repeat(5_000_000) + "\",no\n",
                        ":2:5: a field of 5000002 characters, must be shorter than 4000000"),
                refused(
                        "longer without quotes",
                        NAMES + "1,a,y,no\n1,b," + "y".repeat(5_000_000) + ",no\n",
                        ":3:5: a field of 5000000 characters, must be shorter than 4000000"),
                refused(
                        "longer, and never closed",
                        NAMES + "1,a,\"" + "y\n".repeat(2_500_000),
                        ":2:5: a quote is opened that nothing closes"));
    }

    private static List<Arguments> headers() {
        return List.of(
                refused("blank lines alone", "\n\r\n\n", ":1:1: has no line with the names of its columns"),
                refused("a mark alone", "\uFEFF", ":1:1: has no line with the names of its columns"),
                refused("names alone", NAMES, ": has no row with a label and a truth"),
                refused(
                        "no names",
                        "1,a,yes,no\n2,b,no,no\n",
                        ":1:1: no column \"label\", the columns are \"1\", \"a\", \"yes\", \"no\"; the first"
                                + " line must have the names of the columns; a matrix is read by narrows capacity"),
                refused(
                        "a matrix with names",
                        ",yes,no\nyes,3,1\nno,1,3\n",
                        ":1:1: no column \"label\", the columns are \"\", \"yes\", \"no\"; name it: --label COLUMN; a"
                                + " matrix is read by narrows capacity"),
                refused(
                        "no label",
                        "item,rater,answer,truth\n1,a,yes,no\n",
                        ":1:1: no column \"label\", the columns are \"item\", \"rater\", \"answer\", \"truth\";"
                                + " name it: --label COLUMN"),
                refused(
                        "no label beside a truth",
                        "item,rater,truth,gold\n1,a,yes,no\n",
                        ":1:1: no column \"label\", the columns are \"item\", \"rater\", \"truth\", \"gold\";"
                                + " name it: --label COLUMN"),
                refused(
                        "two labels",
                        "label,item,label,truth\nyes,1,no,no\n",
                        ":1:12: a second column \"label\", must be one"),
                refused(
                        "two labels, in other capitals",
                        "Label,item,LABEL,truth\nyes,1,no,no\n",
                        ":1:12: a second column \"label\", must be one"),
                refused(
                        "two truths after a quoted name",
                        "\"label, or what\",label,truth,truth\n1,1,1,1\n",
                        ":1:30: a second column \"truth\", must be one"),
                refused(
                        "two labels on line 3",
                        "\n\nitem,label,label,truth\n",
                        ":3:12: a second column \"label\", must be one"),
                refused(
                        "vertical bars",
                        "item|label|truth\n1|a|b\n",
                        ":1:1: no column \"label\", the columns are \"item|label|truth\"; between columns must"
                                + " be a comma, semicolon or tab"),
                refused(
                        "blanks as separators",
                        "item label truth\n1 a b\n",
                        ":1:1: no column \"label\", the columns are \"item label truth\"; between columns must"
                                + " be a comma, semicolon or tab"),
                refused(
                        "25 columns",
                        "c,".repeat(24) + "truth\n",
                        ":1:1: no column \"label\", the columns are \"c\", \"c\", \"c\", \"c\", \"c\", \"c\","
                                + " \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\","
                                + " \"c\", \"c\", \"c\", \"c\", ...; name it: --label COLUMN"),
                refused(
                        "a name of 100 characters",
                        "x".repeat(100) + ",truth\n",
                        ":1:1: no column \"label\", the columns are"
                                + " \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\","
                                + " \"truth\"; name it: --label COLUMN"),
                refused(
                        "JSON",
                        "{\"item\": 1, \"label\": \"a\", \"truth\": \"b\"}\n",
                        ":1:1: no column \"label\", the columns are \"{\"item\": 1\", \"\"label\": \"a\"\","
                                + " \"\"truth\": \"b\"}\"; JSON lines are read from a file"
                                + " whose name ends with .jsonl or .ndjson"),
                refused(
                        "a web page",
                        "<!DOCTYPE html>\n<html></html>\n",
                        ":1:1: no column \"label\", the columns are \"<!DOCTYPE html>\"; between columns must"
                                + " be a comma, semicolon or tab"),
                refused(
                        "the separator of a spreadsheet",
                        "sep=;\nitem;label;truth\n",
                        ":1:1: no column \"label\", the columns are \"sep=\", \"\"; the first line must have"
                                + " the names of the columns"));
    }

    private static List<Arguments> rows() {
        return List.of(
                refused(
                        "a field too many",
                        NAMES + "1,a,yes,no\n2,a,yes,no,maybe\n",
                        ":3:12: the row has 5 fields, must have as many as the line of names: 4"),
                refused(
                        "a field too few",
                        NAMES + "1,a,yes,no\n2,a,yes\n3,a,no,no\n",
                        ":3:8: the row has 3 fields, must have as many as the line of names: 4"),
                refused(
                        "one field at the end",
                        NAMES + "1,a,yes,no\n2",
                        ":3:2: the row has 1 field, must have as many as the line of names: 4"),
                refused(
                        "a blank in a line",
                        NAMES + "1,a,yes,no\n \n",
                        ":3:2: the row has 1 field, must have as many as the line of names: 4"),
                refused(
                        "a separator at the end",
                        NAMES + "1,a,yes,no,\n",
                        ":2:12: the row has 5 fields, must have as many as the line of names: 4"),
                refused(
                        "too many after two lines in quotes",
                        NAMES + "1,\"a\nb\",yes,no,x\n",
                        ":3:11: the row has 5 fields, must have as many as the line of names: 4"),
                refused(
                        "too many after CR LF",
                        "label,truth\r\na,b\r\na,b,c\r\n",
                        ":3:5: the row has 3 fields, must have as many as the line of names: 2"),
                refused(
                        "too many after CR",
                        "label,truth\ra,b\ra,b,c\r",
                        ":3:5: the row has 3 fields, must have as many as the line of names: 2"),
                refused(
                        "too many after blank lines",
                        "label,truth\n\n\n\na,b,c\n",
                        ":5:5: the row has 3 fields, must have as many as the line of names: 2"),
                refused(
                        "too few, then the end",
                        "label;truth\na;b\na",
                        ":3:2: the row has 1 field, must have as many as the line of names: 2"),
                refused(
                        "too many after characters of two units",
                        "label,truth\n\uD83D\uDE00\uD83D\uDE00,b,c\n",
                        ":2:6: the row has 3 fields, must have as many as the line of names: 2"),
                refused(
                        "a second truth",
                        NAMES + "1,a,yes,no\n2,a,yes,no\n1,b,yes,yes\n",
                        ":4:9: the truth of item \"1\" is \"yes\", was \"no\" before: an item has one truth"),
                refused(
                        "a second truth in CR LF",
                        "item,label,truth\r\n1,a,b\r\n1,a,\"a\"\r\n",
                        ":3:5: the truth of item \"1\" is \"a\", was \"b\" before: an item has one truth"),
                refused(
                        "a second truth of a quoted item",
                        "item,label,truth\n\"x,y\",a,b\n\"x,y\",a,a\n",
                        ":3:9: the truth of item \"x,y\" is \"a\", was \"b\" before: an item has one truth"));
    }

    private static List<Arguments> names() {
        StringBuilder labels = new StringBuilder("label,truth\n");
        StringBuilder truths = new StringBuilder("label,truth\n");
        for (int i = 0; i < 110; i++) {
            labels.append("word").append(i).append(",a\n");
            truths.append("a,word").append(i).append('\n');
        }
        StringBuilder spellings = new StringBuilder("label,truth\n");
        for (int i = 0; i < 110; i++) {
            spellings
                    .append("1.")
                    .append("0".repeat(1 + i % 11))
                    .append(",0")
                    .append("0".repeat(i / 11))
                    .append('\n');
        }
        return List.of(
                refused(
                        "labels that are texts",
                        labels.toString(),
                        ":102:1: \"word100\" is label number 101, must be at most 100: is this the column of"
                                + " the label?"),
                refused(
                        "truths that are texts",
                        truths.toString(),
                        ":102:3: \"word100\" is truth number 101, must be at most 100: is this the column of"
                                + " the truth?"),
                taken(
                        "one number in many spellings",
                        spellings.toString(),
                        "110 of 110 by []: [0] [0, 1] [" + OWN
                                + ", labels and truths that are one number are one name: \"00\" is taken for \"0\"]"),
                taken(
                        "numbers in two spellings",
                        "label,truth\n1.0,1\n01,1\n-0,0\n2.50,2.5\n",
                        "4 of 4 by []: [0, 1, 2.5] [0, 1, 2.5] [" + OWN
                                + ", labels and truths that are one number are one name: \"-0\" is taken for \"0\"]"),
                taken(
                        "blanks around",
                        "label,truth\n yes,yes\nyes ,\tno\n",
                        "2 of 2 by []: [no, yes] [no, yes] [" + OWN + "]"),
                taken(
                        "other capitals",
                        "label,truth\nYes,yes\nno,no\n",
                        "2 of 2 by []: [no, yes] [no, yes, Yes] [" + OWN
                                + ", \"yes\" and \"Yes\" differ in capitals alone: they are taken for two]"),
                taken(
                        "formulas",
                        "label,truth\n=1+1,\"=HYPERLINK(\"\"x\"\")\"\n@a,+b\n",
                        "2 of 2 by []: [+b, =HYPERLINK(\"x\")] [+b, =HYPERLINK(\"x\"), =1+1, @a] [" + OWN + "]"),
                taken(
                        "commands",
                        "label,truth\n$(rm x),`x`\n%s,${y}\n",
                        "2 of 2 by []: [${y}, `x`] [${y}, `x`, $(rm x), %s] [" + OWN + "]"));
    }

    private static List<Arguments> asPeopleHaveThem() {
        return List.of(
                taken("plain", NAMES + "1,a,yes,no\n2,b,no,no\n", "2 of 2 by [a, b]: [no] [no, yes] []"),
                taken("no line end at the end", "label,truth\na,b\nb,b", "2 of 2 by []: [b] [b, a] [" + OWN + "]"),
                taken("a byte order mark", "\uFEFF" + NAMES + "1,a,yes,no\n", "1 of 1 by [a]: [no] [no, yes] []"),
                taken(
                        "a mark before quotes",
                        "\uFEFF\"label\",\"truth\"\na,b\n",
                        "1 of 1 by []: [b] [b, a] [" + OWN + "]"),
                taken("CR LF", "label,truth\r\na,b\r\nb,b\r\n", "2 of 2 by []: [b] [b, a] [" + OWN + "]"),
                taken("CR alone", "label,truth\ra,b\rb,b\r", "2 of 2 by []: [b] [b, a] [" + OWN + "]"),
                taken("line ends mixed", "label,truth\ra,b\r\nb,b\nb,a\r", "3 of 3 by []: [a, b] [a, b] [" + OWN + "]"),
                taken("semicolons", "item;label;truth\n1;a,b;a\n", "1 of 1 by []: [a] [a, a,b] []"),
                taken("tabs", "item\tlabel\ttruth\n1\ta\ta\n", "1 of 1 by []: [a] [a] []"),
                taken(
                        "commas in quoted names of semicolons",
                        "\"x,y,z\";label;truth\n1;a;a\n",
                        "1 of 1 by []: [a] [a] [" + OWN + "]"),
                taken("blank lines", "\nlabel,truth\n\na,b\n\n\nb,b\n\n", "2 of 2 by []: [b] [b, a] [" + OWN + "]"),
                taken(
                        "names with blanks and capitals",
                        " Label , TRUTH\na,b\n",
                        "1 of 1 by []: [b] [b, a] [" + OWN + "]"),
                taken(
                        "its own name before one in capitals",
                        "Label,label,truth\nx,a,b\n",
                        "1 of 1 by []: [b] [b, a] [" + OWN + "]"),
                taken(
                        "an unused column twice",
                        "note,note,label,truth\nx,y,a,b\n",
                        "1 of 1 by []: [b] [b, a] [" + OWN + "]"),
                taken(
                        "quotes and line ends in fields",
                        "note,label,truth\n\"a \"\"b\"\"\r\nc,d\",\"a\",b\n",
                        "1 of 1 by []: [b] [b, a] [" + OWN + "]"),
                taken(
                        "a quote within a field",
                        "label,truth\nsix\",five\"\n",
                        "1 of 1 by []: [five\"] [five\", six\"] [" + OWN + "]"),
                taken(
                        "a name of two units",
                        "label,truth\n\uD83D\uDE00,\uD83D\uDE00\n",
                        "1 of 1 by []: [\uD83D\uDE00] [\uD83D\uDE00] [" + OWN + "]"),
                taken(
                        "repeats",
                        NAMES + "1,a,yes,no\n1,a,yes,no\n1,a,no,no\n1,b,no,no\n2,a,no,no\n",
                        "5 of 2 by [a, b]: [no] [no, yes] [2 ratings repeat the item, rater and context of"
                                + " another: all are counted]"),
                taken(
                        "repeats without a rater",
                        "item,label,truth\n1,a,a\n1,b,a\n",
                        "2 of 1 by []: [a] [a, b] [1 rating repeats the item and context of another, there is no column"
                                + " for the rater: all are counted]"),
                taken(
                        "one repeat",
                        NAMES + "1,a,yes,no\n1,a,yes,no\n",
                        "2 of 1 by [a]: [no] [no, yes] [1 rating repeats the item, rater and context of"
                                + " another: all are counted]"),
                taken(
                        "a long field that is not used",
                        "note,label,truth\n" + "x".repeat(3_900_000) + ",a,b\n",
                        "1 of 1 by []: [b] [b, a] [" + OWN + "]"));
    }

    private static List<Arguments> missing() {
        return List.of(
                taken(
                        "labels missing",
                        NAMES + "1,a,,no\n2,a,NA,no\n3,a,NaN,no\n4,a,null,no\n5,a,no,no\n",
                        "1 of 1 by [a]: [no] [no] [4 rows without a label (empty, NA, N/A, NaN or null) are"
                                + " left out]"),
                taken(
                        "truths missing",
                        NAMES + "1,a,no,\n2,a,no,N/A\n3,a,no,no\n",
                        "1 of 1 by [a]: [no] [no] [2 rows without a truth (empty, NA, N/A, NaN or null) are"
                                + " left out]"),
                taken(
                        "an item missing",
                        NAMES + ",a,no,no\n3,a,no,no\n",
                        "1 of 1 by [a]: [no] [no] [1 row without an item is left out]"),
                taken(
                        "a rater missing",
                        NAMES + "1, ,no,no\n3,a,no,no\n",
                        "1 of 1 by [a]: [no] [no] [1 row without a rater is left out]"),
                taken(
                        "fields without anything",
                        NAMES + ",,,\n3,a,no,no\n",
                        "1 of 1 by [a]: [no] [no] [1 row without an item is left out]"),
                taken(
                        "none is an answer",
                        NAMES + "1,a,none,no\n2,a,None,no\n",
                        "2 of 2 by [a]: [no] [no, None, none] [\"None\" and \"none\" differ in capitals alone:"
                                + " they are taken for two]"),
                refused(
                        "nothing but missing ones",
                        NAMES + "1,a,,no\n2,a,no,\n",
                        ": has no row with a label and a truth: 1 row without a label (empty, NA, N/A, NaN or"
                                + " null) is left out; 1 row without a truth (empty, NA, N/A, NaN or null) is"
                                + " left out"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void saysAllOfItsWords(String what, byte[] bytes, String expected) throws IOException {
        Path file = folder.resolve("ratings.csv");
        Files.write(file, bytes);

        assertThat(said(file, RatingColumns.USUAL)).isEqualTo(expected);
    }

    /** The message, or what was read: ratings, items and raters; truths; labels; notes. */
    private static String said(Path file, RatingColumns columns) throws IOException {
        try {
            Ratings ratings = RatingsReader.read(file, columns);
            return ratings.total() + " of " + ratings.items() + " by " + ratings.raters() + ": " + ratings.truths()
                    + " " + ratings.labels() + " " + ratings.notes();
        } catch (RatingsException e) {
            assertThat(e.getMessage()).startsWith(file.toString());
            return "refused " + e.getMessage().substring(file.toString().length());
        }
    }

    @Test
    void thereAreManyKinds() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(90);
    }
}
