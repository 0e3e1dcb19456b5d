package dev.narrows.sampling;

import dev.narrows.info.Channel;
import dev.narrows.model.FiniteModel;

/**
 * The laws of one tuple as flat rows of {@link AliasTable} entries (immutable).
 *
 * <p>Outcomes are packed as bits: (s, j) as {@code s 2^J + j}, (h, y) as {@code h 2^Y + y}, with 2^J and 2^Y the next
 * powers of two, so that taking them apart needs no division. One row of p_S pi; <em>joint</em> rows of
 * {@code W_cog,S[u][h] W_art,S[h][y]} over (h, y), one for each (s, u), or for each u where all contexts share both
 * channels. Joint rows of more than {@link #MOST_ENTRIES} entries in all would not fit into a processor's cache: then
 * <em>staged</em> rows of {@code W_cog,S[u]} over h and of {@code W_art,S[h]} over y, and a word more a tuple.
 */
final class TupleTables {
    static final int MOST_ENTRIES = 1 << 16;

    private final int contexts;
    private final int alphabet;
    private final int indexBits;
    private final int judgmentBits;
    private final int labelBits;
    private final boolean joint;
    /** Row of (S, J). */
    private final long[] first;

    private final int firstBits;
    /** Offset in {@link #second} of the row of (s, u_j(s)), by the packed (s, j). */
    private final int[] secondRow;
    /** Rows over the packed (h, y), or over h. */
    private final long[] second;

    private final int secondBits;
    /** Staged only: rows over y; that of (s, h) begins at {@code thirdRow[s] + h 2^Y}. */
    private final long[] third;

    private final int[] thirdRow;

    TupleTables(FiniteModel model, boolean joint) {
        this.joint = joint;
        contexts = model.contexts();
        alphabet = model.labels();
        indexBits = AliasTable.bits(model.codewords());
        judgmentBits = judgmentBits(model);
        labelBits = AliasTable.bits(alphabet);
        firstBits = AliasTable.bits(contexts << indexBits);
        first = new long[1 << firstBits];
        AliasTable.enter(firstLaw(model), firstBits, first, 0);
        secondBits = joint ? judgmentBits + labelBits : judgmentBits;
        secondRow = secondRows(model);
        second = new long[tables(model) * model.targets() << secondBits];
        thirdRow = new int[contexts];
        third = new long
                [joint ? 0 : tables(model) * model.cascade().cognitive(0).outputs() << labelBits];
        for (int s = 0; s < tables(model); s++) {
            enterChannels(model, s);
        }
    }

    /** Joint rows where they are short enough. */
    static TupleTables of(FiniteModel model) {
        int bits = judgmentBits(model) + AliasTable.bits(model.labels());
        return new TupleTables(model, (long) tables(model) * model.targets() << bits <= MOST_ENTRIES);
    }

    int contexts() {
        return contexts;
    }

    int alphabet() {
        return alphabet;
    }

    /** Random words a tuple. */
    int words() {
        return joint ? 2 : 3;
    }

    /** Draws n tuples from {@code words}, adds their pairs to {@code counts}, shows them to {@code recorder}. */
    void draw(long[] words, int n, long[] counts, TupleRecorder recorder) {
        if (joint) {
            drawJoint(words, n, counts, recorder);
        } else {
            drawStaged(words, n, counts, recorder);
        }
    }

    private void drawJoint(long[] words, int n, long[] counts, TupleRecorder recorder) {
        long[] pairs = first;
        int[] rows = secondRow;
        long[] answers = second;
        int pairBits = firstBits;
        int answerBits = secondBits;
        int j = indexBits;
        int y = labelBits;
        for (int i = 0; i < n; i++) {
            int sj = AliasTable.draw(pairs, 0, pairBits, words[2 * i]);
            int hy = AliasTable.draw(answers, rows[sj], answerBits, words[2 * i + 1]);
            show(sj >>> j, sj & (1 << j) - 1, hy >>> y, hy & (1 << y) - 1, counts, recorder);
        }
    }

    private void drawStaged(long[] words, int n, long[] counts, TupleRecorder recorder) {
        for (int i = 0; i < n; i++) {
            int sj = AliasTable.draw(first, 0, firstBits, words[3 * i]);
            int s = sj >>> indexBits;
            int h = AliasTable.draw(second, secondRow[sj], secondBits, words[3 * i + 1]);
            int y = AliasTable.draw(third, thirdRow[s] + (h << labelBits), labelBits, words[3 * i + 2]);
            show(s, sj & (1 << indexBits) - 1, h, y, counts, recorder);
        }
    }

    private void show(int s, int j, int h, int y, long[] counts, TupleRecorder recorder) {
        counts[s * alphabet + y]++;
        recorder.record(s, j, h, y);
    }

    private static int judgmentBits(FiniteModel model) {
        return AliasTable.bits(model.cascade().cognitive(0).outputs());
    }

    /** 1 if every context has the channels of the first, else the number of contexts. */
    private static int tables(FiniteModel model) {
        for (int s = 1; s < model.contexts(); s++) {
            if (model.cascade().cognitive(s) != model.cascade().cognitive(0)
                    || model.cascade().articulation(s) != model.cascade().articulation(0)) {
                return model.contexts();
            }
        }
        return 1;
    }

    private double[] firstLaw(FiniteModel model) {
        double[] law = new double[contexts << indexBits];
        for (int s = 0; s < contexts; s++) {
            for (int j = 0; j < model.codewords(); j++) {
                law[s << indexBits | j] =
                        model.contextLaw().probability(s) * model.prior().probability(j);
            }
        }
        return law;
    }

    private int[] secondRows(FiniteModel model) {
        int[] rows = new int[contexts << indexBits];
        for (int s = 0; s < contexts; s++) {
            int table = tables(model) == 1 ? 0 : s;
            for (int j = 0; j < model.codewords(); j++) {
                rows[s << indexBits | j] =
                        table * model.targets() + model.codebook().word(j, s) << secondBits;
            }
        }
        return rows;
    }

    private void enterChannels(FiniteModel model, int s) {
        Channel cognitive = model.cascade().cognitive(s);
        Channel articulation = model.cascade().articulation(s);
        for (int u = 0; u < model.targets(); u++) {
            double[] law = joint ? jointLaw(cognitive.row(u), articulation) : cognitive.row(u);
            AliasTable.enter(law, secondBits, second, s * model.targets() + u << secondBits);
        }
        if (!joint) {
            thirdRow[s] = s * articulation.inputs() << labelBits;
            for (int h = 0; h < articulation.inputs(); h++) {
                AliasTable.enter(articulation.row(h), labelBits, third, thirdRow[s] + (h << labelBits));
            }
        }
    }

    private double[] jointLaw(double[] judgments, Channel articulation) {
        double[] law = new double[judgments.length << labelBits];
        for (int h = 0; h < judgments.length; h++) {
            for (int y = 0; y < alphabet; y++) {
                law[h << labelBits | y] = judgments[h] * articulation.probability(h, y);
            }
        }
        return law;
    }
}
