package dev.narrows.toy;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.InformationKind;
import dev.narrows.bound.Informations;
import dev.narrows.estimate.Interval;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Family;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.KeyedType;
import dev.narrows.family.Observed;
import dev.narrows.family.Parameters;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import dev.narrows.info.Pmf;
import dev.narrows.model.Codebook;
import dev.narrows.model.Loop;
import dev.narrows.model.Loss;
import dev.narrows.model.Separation;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A family of a test: one of M values is drawn, the label is the value or, at rate e, another one. The learner
 * remembers for each label the value that it saw most often with it; the risk of what it remembers is estimated from a
 * few fresh pairs, so that it is unbiased and noisy, and there is no posterior and no KL.
 */
public final class ToyFamily implements Family {
    @Override
    public String name() {
        return "toy";
    }

    @Override
    public int kernels() {
        return 1;
    }

    @Override
    public Optional<FamilyModel> model(Parameters keys) {
        Model model = new Model(
                keys.integer("values", 2, 100),
                keys.number("error", 0, 1),
                keys.choice("known", List.of("exact", "bracket", "unknown")),
                keys.resolved(),
                this);
        return Optional.of(model);
    }

    @Override
    public Optional<FamilyLearner> learner(Parameters keys, Optional<FamilyModel> model) {
        int pairs = keys.integer("pairs", 1, 10_000, 20);
        int fresh = keys.integer("fresh", 1, 10_000, 10);
        return model.map(m -> new Learner((Model) m, pairs, fresh));
    }

    /** A channel of its own, of which the schema is told no keys. */
    @Override
    public Map<String, List<? extends KeyedType>> types() {
        return Map.of("channel", List.of((KeyedType) () -> "tin-can"));
    }

    @Override
    public List<String> withDefault() {
        return List.of("learner.pairs", "learner.fresh");
    }

    /** The model. */
    record Model(int values, double error, String known, ObjectNode resolved, Family family)
            implements FamilyModel, Loop {
        @Override
        public Pmf contextLaw() {
            return Pmf.uniform(1);
        }

        @Override
        public double logCodewords() {
            return StrictMath.log(values);
        }

        @Override
        public double entropy() {
            return logCodewords();
        }

        @Override
        public Separation separation() {
            return Separation.of(Codebook.identity(1, values), Loss.zeroOne(values));
        }

        @Override
        public double logLabels() {
            return logCodewords();
        }

        @Override
        public Loop loop() {
            return this;
        }

        private double bayes() {
            return Math.min(error, 1 - 1.0 / values);
        }

        @Override
        public ExactHalf exact(BoundCatalogue bounds) {
            double e = error;
            double lost = (e > 0 ? -e * StrictMath.log(e / (values - 1)) : 0)
                    + (e < 1 ? -(1 - e) * StrictMath.log(1 - e) : 0);
            double capacity = Math.max(0, logCodewords() - lost) + 1e-12;
            Informations informations = new Informations() {
                @Override
                public double information(InformationKind kind, int s) {
                    return capacity;
                }

                @Override
                public double average(InformationKind kind) {
                    return capacity;
                }

                @Override
                public double targetContext() {
                    return 0;
                }
            };
            ExactHalf.BayesRisk bayes = switch (known) {
                case "exact" -> ExactHalf.BayesRisk.exact(bayes());
                case "bracket" -> new ExactHalf.BayesRisk(0.9 * bayes(), Math.min(1, 1.1 * bayes()));
                default -> ExactHalf.BayesRisk.UNKNOWN;
            };
            return new ExactHalf(
                    informations,
                    FloorLadder.of(bounds.floors(), this, informations),
                    bayes,
                    known.equals("unknown") ? OptionalDouble.empty() : OptionalDouble.of(1 - 1.0 / values),
                    JsonNodeFactory.instance.objectNode());
        }
    }

    /** The learner. */
    record Learner(Model model, int pairs, int fresh) implements FamilyLearner {
        @Override
        public long labels() {
            return pairs;
        }

        @Override
        public Observed observed() {
            return Observed.TRUE_RISK;
        }

        @Override
        public Trials trials(StreamKey streams) {
            return new Trials() {
                @Override
                public List<Quantity> quantities() {
                    return List.of(
                            new Quantity(Quantity.RISK, new Interval(0, 1), Quantity.Kind.UNBIASED, 0),
                            Quantity.exact("remembered", new Interval(0, model.values)));
                }

                @Override
                public Trial trial() {
                    return (replicate, row) -> replicate(streams, replicate, row);
                }

                @Override
                public Optional<Drawn> drawn(int replicate) {
                    JsonNode note = JsonNodeFactory.instance.stringNode("toy");
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    json.set("note", note);
                    return Optional.of(new Drawn(json, List.of(List.of("note"), List.of("toy"))));
                }
            };
        }

        private void replicate(StreamKey streams, int replicate, double[] row) {
            UniformRandomProvider rng = streams.stream(replicate, Purpose.TUPLES);
            int[][] seen = new int[model.values][model.values];
            for (int i = 0; i < pairs; i++) {
                int value = rng.nextInt(model.values);
                seen[label(rng, value)][value]++;
            }
            int wrong = 0;
            for (int i = 0; i < fresh; i++) {
                int value = rng.nextInt(model.values);
                wrong += best(seen[label(rng, value)]) == value ? 0 : 1;
            }
            int remembered = 0;
            for (int[] counts : seen) {
                remembered += counts[best(counts)] > 0 ? 1 : 0;
            }
            row[0] = (double) wrong / fresh;
            row[1] = remembered;
        }

        private int label(UniformRandomProvider rng, int value) {
            return rng.nextDouble() >= model.error ? value : (value + 1 + rng.nextInt(model.values - 1)) % model.values;
        }

        private static int best(int[] counts) {
            int best = 0;
            for (int v = 1; v < counts.length; v++) {
                best = counts[v] > counts[best] ? v : best;
            }
            return best;
        }
    }
}
