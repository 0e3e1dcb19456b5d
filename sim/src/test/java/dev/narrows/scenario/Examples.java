package dev.narrows.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Good scenarios of every kind, shared by the tests. */
final class Examples {
    static final String SMALL = """
            format: 1
            name: base
            seed: 1
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: binary-symmetric, error: 0.1}
              articulation: {type: matrix, rows: [[0.8, 0.2], [0.3, 0.7]]}
              loss: {type: zero-one}
            """;

    static final String SWEPT = """
            # yaml-language-server: $schema=../sim/src/main/resources/scenario-v1.schema.json
            # Question: do more labels help once the channel is fixed?
            format: 1
            name: label-saturation
            seed: 20250919
            model:
              family: finite
              contexts: {weights: [0.5, 0.5]}
              codebook: {size: 4}
              cognitive: {type: symmetric, size: 4, error: 0.3}
              articulation: {type: matrix, rows: [[0.8,0.1,0.1],[0.1,0.8,0.1],[0.1,0.1,0.8],[0.3,0.3,0.4]]}
              loss: {type: zero-one}
            learner: {posterior: gibbs, class: table, beta: 20, observable: canonical, labels: 1000}
            bounds: {delta: 0.05, eta: 0.05}
            confidence: 0.99
            sweep:
              grid: {learner.labels: [10, 100, 1e3, 10000], model.cognitive.error: {from: 0.0, to: 0.5, steps: 11}}
            replicates: 1000
            """;

    static final String PER_CONTEXT = """
            ---
            format: 1
            name: "two-contexts"
            seed: -7
            model:
              family: finite
              contexts:
                weights: [0.25, 0.75]
              codebook:
                words:
                - [0, 1, 2]
                - [2, 2, 0]
                prior: [.5, 0.25, 2.5e-1]
              cognitive: {per-context: [{type: noiseless, size: 3}, {type: symmetric, size: 3, error: 1}]}
              articulation: {type: confusion, counts: [[5, 1, 0], [0, 3, 2], [1, 1, 8]]}
              loss: {per-context: [{type: absolute}, {type: matrix, rows: [[0, 1, 1], [0.5, -0.0, 1], [1, 1, 0]]}]}
              separation: 0
            learner:
              class: enumerated
              policies: [[[0, 1, 2], [2, 1, 0]], [[0, 0, 0], [1, 1, 1]]]
              prior: [0.1, 0.9]
              labels: 1e6
              beta: 0
            bounds: {catoni: {c: 2}}
            """;

    static final String TEXTS_SWEPT = """
            format: 1
            name: 2-letters
            seed: 9223372036854775807
            model:
              family: finite
              codebook: {size: 2, prior: uniform}
              cognitive: {type: erasure, size: 2, error: 0}
              articulation: {type: typewriter, size: 3}
              loss: {type: squared}
            sweep:
              grid:
                model.codebook.prior: [uniform, [0.3, 0.7]]
                model.loss.type: [zero-one, absolute]
                bounds.catoni: [grid]
                confidence: [0.9, 0.99]
            """;

    static final String CHANNELS = """
            format: 1
            name: channels
            seed: 0
            model:
              family: finite
              codebook: {words: [[1, 0]]}
              cognitive: {type: z, error: 1e-3}
              articulation: {type: erasure, size: 2, error: 0.5}
              loss: {type: matrix, rows: [[0, 1], [1, 0], [0.4, 0.4]]}
            sweep: {grid: {"model.loss.rows[2][0]": [0.1, 0.2], learner.beta: [1, 2.5],
                           learner.prior: [[0.5, 0.25, 0.25]]}}
            replicates: 1e7
            """;

    static final String RATERS = """
            format: 1
            name: raters
            seed: 3
            model:
              family: finite
              contexts: {weights: [0.7, 0.3]}
              codebook: {size: 3}
              cognitive: {type: lapse, rate: 0.1, channel: {type: softmax, beta: 2, size: 3}}
              articulation:
                type: sycophantic
                alpha: 0.2
                favoured: [0, 4]
                channel: {type: likert, size: 3, steps: 5, sd: 0.2}
              loss: {type: absolute}
            sweep: {grid: {model.articulation.alpha: [0, 0.5], "model.articulation.favoured[1]": [2, 3]}}
            """;

    static final String PAIRS = """
            format: 1
            name: pairs
            seed: 3
            model:
              family: finite
              contexts: {weights: [0.7, 0.3]}
              codebook: {size: 2}
              cognitive: {per-context: [{type: softmax, beta: 0, similarity: [[1, -1, 0], [0, 1, 0.5]]},
                {type: likert, positions: [-1, 1], thresholds: [-0.5, 0.5], sd: 1e-3}]}
              articulation: {type: pairwise, rewards: [[0, 1], [0.5, 0.25], [-3, 2]], pairs: [[0, 1], [1, 0]], sd: 0.5}
              loss: {type: zero-one}
            sweep: {grid: {model.articulation.sd: {from: 0.1, to: 2, steps: 20}}}
            """;

    static final String PRECISION = """
            format: 1
            name: precise
            seed: 3
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: z, error: 0.2}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            sweep: {grid: {learner.labels: [10, 20], model.loss.type: [zero-one, absolute]}}
            precision: {of: empirical-risk, half-width: 2e-3, min-replicates: 50, max-replicates: 1e4}
            expect:
            - risk_high <= ceiling_kl_measured or not (learner__labels > 10 and cell == 0)
            - "verdict != 'violated'"
            - model__loss__type == "zero-one" or stop_reason != 'replicates'
            """;

    static final String TOGETHER = """
            format: 1
            name: together
            seed: 3
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: random, inputs: 3, outputs: 4, seed: 1}
              articulation: {type: random, inputs: 4, outputs: 2, seed: 2, sharpness: 2.5}
              loss: {type: zero-one}
            sweep:
              grid: {learner.labels: {from: 1, to: 9, steps: 9}}
              zip: {model.cognitive.seed: [1, 2], model.articulation.seed: [2, 1]}
              points: [{confidence: 0.9, learner.prior: uniform}, {learner.prior: [0.2, 0.3, 0.5], confidence: 0.8}]
              where: labels < 3 or cognitive.seed == 1 and not learner.prior == 'uniform'
            """;

    static final String OBSERVABLES = """
            format: 1
            name: observables
            seed: 3
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: z, error: 0.2}
              articulation: {type: erasure, size: 2, error: 0.1}
              loss: {type: zero-one}
            learner: {labels: 4, beta: 1}
            bounds: {delta: 0.1, eta: 0.2, nested: {outer: 30, inner: 1e1}, negative-control: drop-delta}
            sweep: {grid: {learner.observable: [canonical, {proxy: [0, 1, 0]}, revealed, {proxy: [1, 1, 1]}],
                           bounds.nested.outer: [5, 6]}}
            """;

    static final String REVEALED_LIST = """
            format: 1
            name: revealed-list
            seed: 3
            model:
              family: finite
              contexts: {weights: [0.5, 0.5]}
              codebook: {size: 2}
              cognitive: {type: z, error: 0.2}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            learner: {class: enumerated, policies: [[[0, 1], [0, 1]], [[1, 1], [0, 0]]], observable: revealed,
                      labels: 3}
            sweep: {points: [{learner.observable: {proxy: [1, 0]}, learner.beta: 1},
                             {learner.beta: 2, learner.observable: revealed}]}
            """;

    static final String PROXY = """
            format: 1
            name: proxy
            seed: 3
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: z, error: 0.2}
              articulation: {type: erasure, size: 2, error: 0.1}
              loss: {type: zero-one}
            learner: {labels: 4, beta: 1, observable: {proxy: [0, 1, 1]}}
            bounds: {nested: {outer: 1, inner: 1}}
            sweep: {grid: {bounds.nested.inner: [1, 2, 3]}}
            """;

    static final String ASYMMETRIC = """
            format: 1
            name: asymmetric
            seed: 3
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: binary-asymmetric, low: 0.1, high: 0.25}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            sweep: {grid: {model.cognitive.low: [0, 0.5], model.cognitive.high: {from: 0, to: 1, steps: 5}}}
            """;

    static final String THRESHOLDS = """
            format: 1
            name: thresholds
            seed: 3
            model:
              family: finite
              codebook: {size: 4}
              cognitive: {type: symmetric, size: 4, error: 0.3}
              articulation: {type: noiseless, size: 4}
              loss: {type: threshold, width: 1}
            sweep: {grid: {model.loss.width: [0, 1, 4096]}}
            """;

    static final String UNKNOWN_CHANNEL = """
            format: 1
            name: unknown-channel
            seed: 4
            model:
              family: dirichlet
              alpha: [[1, 0.5], [0, 2]]
              loss: {type: absolute}
            learner: {posterior: bayes, labels: 20}
            sweep: {grid: {learner.posterior: [bayes, gibbs], model.alpha: [[[1, 1], [1, 1]], [[2, 0], [0, 2]]]}}
            """;

    static final String GIVEN = """
            format: 1
            name: given
            seed: 4
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, error: 0.2}
              articulation: {type: symmetric, error: 0.1}
              loss: {type: zero-one}
            learner:
              posterior: given
              name: a
              policies: sha256-ff97e570c2dbe3ccf7c820e720fc712892119f56f7bb63bfe5e033a52ee5e275
              policy: deterministic
              first-replicate: 5
              observable: revealed
              labels: 60
              trained-on: 40
              prior: uniform
            sweep: {grid: {learner.name: [logistic regression, b-2]}}
            """;

    static final List<String> ALL = List.of(
            SMALL,
            SWEPT,
            PER_CONTEXT,
            TEXTS_SWEPT,
            CHANNELS,
            RATERS,
            PAIRS,
            PRECISION,
            TOGETHER,
            OBSERVABLES,
            REVEALED_LIST,
            ASYMMETRIC,
            THRESHOLDS,
            UNKNOWN_CHANNEL,
            GIVEN);

    private Examples() {}

    static Scenario read(String text) {
        try {
            return ScenarioReader.parse("test.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none());
        } catch (ScenarioException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
