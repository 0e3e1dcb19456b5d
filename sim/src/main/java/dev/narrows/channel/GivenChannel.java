package dev.narrows.channel;

import dev.narrows.finite.ChannelNames;
import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A channel, or one for each context, with the counts that it was made of, if it was (immutable). */
public final class GivenChannel {
    private final String source;
    private final List<Channel> channels;
    private final List<double[]> totals;
    private final String contextWord;
    private final List<String> contexts;
    private final List<String> truths;
    private final List<String> labels;

    private GivenChannel(
            String source,
            List<Channel> channels,
            List<double[]> totals,
            String contextWord,
            List<String> contexts,
            List<String> truths,
            List<String> labels) {
        this.source = source;
        this.channels = List.copyOf(channels);
        this.totals = List.copyOf(totals);
        this.contextWord = contextWord;
        this.contexts = List.copyOf(contexts);
        this.truths = List.copyOf(truths);
        this.labels = List.copyOf(labels);
    }

    /**
     * Channels of one shape.
     *
     * @param source where they come from, in a few words
     * @param channels one, or one for each context
     * @param totals the counts of each row of each channel; empty where one was not made of counts
     * @return the channels, without names
     */
    static GivenChannel of(String source, List<Channel> channels, List<double[]> totals) {
        return new GivenChannel(source, channels, totals, ChannelNames.CONTEXT, List.of(), List.of(), List.of());
    }

    /**
     * A channel of counts.
     *
     * @param source where they come from, in a few words
     * @param counts a row for each truth, at least 0, no row empty
     * @return the channel of their shares
     */
    public static GivenChannel ofCounts(String source, double[][] counts) {
        return of(
                source,
                List.of(NamedChannels.confusion(counts)),
                List.of(Arrays.stream(counts).mapToDouble(CompensatedSum::of).toArray()));
    }

    /**
     * The symmetric channel of an agreement: errors are equally likely, whatever the truth and whatever the label.
     *
     * @param agreement share of labels that are the truth, in [0, 1]
     * @param classes number of classes, at least 2
     * @return the channel
     */
    public static GivenChannel ofAgreement(double agreement, int classes) {
        return of("agreement " + agreement, List.of(NamedChannels.symmetric(classes, 1 - agreement)), List.of());
    }

    /** The same with names of contexts, rows and columns; none where there are none. */
    GivenChannel named(List<String> ofContexts, List<String> ofTruths, List<String> ofLabels) {
        return new GivenChannel(source, channels, totals, contextWord, ofContexts, ofTruths, ofLabels);
    }

    /** The same with the names that a file gives. */
    GivenChannel named(ChannelNames names) {
        return new GivenChannel(
                source, channels, totals, names.contextWord(), names.contexts(), names.targets(), names.labels());
    }

    /**
     * Where it comes from.
     *
     * @return the name of its file as it was given, or its words
     */
    public String source() {
        return source;
    }

    /**
     * Number of contexts.
     *
     * @return 1 where one channel serves all
     */
    public int contexts() {
        return channels.size();
    }

    /**
     * Number of truths.
     *
     * @return rows of each channel
     */
    public int truths() {
        return channels.get(0).inputs();
    }

    /**
     * Number of labels.
     *
     * @return columns of each channel
     */
    public int labels() {
        return channels.get(0).outputs();
    }

    /**
     * Names of the contexts.
     *
     * @return one for each channel; none where the file has none
     */
    public List<String> contextNames() {
        return contexts;
    }

    /**
     * What a context is.
     *
     * @return {@code context}, or {@code rater} where the contexts say who gave the label
     */
    public String contextWord() {
        return contextWord;
    }

    /**
     * What a context is called.
     *
     * @param s its number
     * @return its name; its number where there are no names
     */
    public String contextName(int s) {
        return contexts.isEmpty() ? Integer.toString(s) : contexts.get(s);
    }

    /**
     * Names of the truths.
     *
     * @return one for each row; none where the file has none
     */
    public List<String> truthNames() {
        return truths;
    }

    /**
     * Names of the labels.
     *
     * @return one for each column; none where the file has none
     */
    public List<String> labelNames() {
        return labels;
    }

    /**
     * Whether it was made of counts.
     *
     * @return false for probabilities and for channels by formula
     */
    public boolean isCounts() {
        return !totals.isEmpty();
    }

    /**
     * The counts together.
     *
     * @return their sum over rows and contexts; 0 where there are none
     */
    public double total() {
        return totals.stream().mapToDouble(CompensatedSum::of).sum();
    }

    /**
     * The law of context, truth and label: the shares of the counts, else contexts and truths equally likely.
     *
     * @return {@code p(s,u,y)} at {@code (s K + u) q + y}, of K truths and q labels
     */
    public List<Double> joint() {
        List<Double> law = new ArrayList<>();
        for (int s = 0; s < contexts(); s++) {
            for (int u = 0; u < truths(); u++) {
                for (int y = 0; y < labels(); y++) {
                    double ofTruth = contextLaw().probability(s) * prior(s).probability(u);
                    law.add(ofTruth * channels.get(s).probability(u, y));
                }
            }
        }
        return law;
    }

    /**
     * The channels.
     *
     * @return one for each context
     */
    public List<Channel> channels() {
        return channels;
    }

    /**
     * The law of the truth in each context.
     *
     * @return the shares of its counts, else uniform
     */
    public List<Pmf> priors() {
        return IntStream.range(0, contexts()).mapToObj(this::prior).toList();
    }

    /**
     * The channel of a context, which may serve all.
     *
     * @param s the context, from 0; any where there is one channel
     * @return its channel
     */
    public Channel inContext(int s) {
        return channel(contexts() == 1 ? 0 : s);
    }

    Channel channel(int s) {
        return channels.get(s);
    }

    /** Counts of each row of a context, not to be modified. */
    double[] totals(int s) {
        return totals.get(s);
    }

    /** The law of the truths in a context: the shares of its counts, else uniform. */
    Pmf prior(int s) {
        return isCounts() ? shares(totals.get(s)) : Pmf.uniform(truths());
    }

    /**
     * The law of the contexts.
     *
     * @return the shares of their counts, else uniform
     */
    public Pmf contextLaw() {
        return isCounts()
                ? shares(totals.stream().mapToDouble(CompensatedSum::of).toArray())
                : Pmf.uniform(contexts());
    }

    private static Pmf shares(double[] counts) {
        double sum = CompensatedSum.of(counts);
        return Pmf.of(Arrays.stream(counts).map(n -> n / sum).toArray());
    }
}
