package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.family.Resolved;
import dev.narrows.yaml.Value;
import java.util.Optional;

/** Reads the codebook: {@code size} or {@code words}, and the prior of the index. */
final class CodebookReader {
    private CodebookReader() {}

    static Optional<CodebookSpec> read(Value value, Memo memo) {
        Parameters keys = new Parameters(value, memo);
        return keys.read(() -> read(keys));
    }

    private static CodebookSpec read(Parameters keys) {
        int[][] words =
                keys.has("words") ? keys.integerRows("words", 2, ChannelType.LARGEST, ChannelType.LARGEST - 1) : null;
        int size =
                words == null ? keys.integer("size", 2, ChannelType.LARGEST) : words.length == 0 ? 0 : words[0].length;
        Optional<double[]> prior = keys.prior("prior");
        keys.checkPrior("prior", prior, size, "codewords");
        return new CodebookSpec(size, words, prior.orElse(null), new Resolved(keys.resolved()));
    }
}
