package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A floor on the decoding error that falls with an information, turned into floors on the risk by the separation of the
 * codebook: Fano's in its weak and its sharp form.
 */
final class FanoRule implements FloorRule {
    private final Statement statement;
    private final List<String> below;
    private final Decoding decoding;

    /** A floor on the error of every decoder of an index with M values, from its entropy and an information about it. */
    interface Decoding {
        LowerBound error(double entropy, double information, int codewords);
    }

    FanoRule(Statement statement, List<String> below, Decoding decoding) {
        this.statement = statement;
        this.below = below;
        this.decoding = decoding;
    }

    @Override
    public Statement statement() {
        return statement;
    }

    @Override
    public List<FloorForm> forms() {
        return FloorForm.each(ContextUse.values());
    }

    @Override
    public boolean fromInformations() {
        return true;
    }

    @Override
    public List<String> below(FloorForm form) {
        return below;
    }

    @Override
    public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
        DecodingFloors floors = new DecodingFloors(model);
        return form -> {
            InformationKind kind = form.information().orElseThrow();
            return form.context().orElseThrow() == ContextUse.AVERAGED
                    ? floors.averaged(error(floors, capacities.average(kind)))
                    : perContext(floors, capacities, kind);
        };
    }

    private double perContext(DecodingFloors floors, Capacities capacities, InformationKind kind) {
        double[] errors = new double[floors.contexts()];
        for (int s = 0; s < errors.length; s++) {
            double information = capacities.information(kind, s);
            boolean asBefore = s > 0 && information == capacities.information(kind, s - 1);
            errors[s] = asBefore ? errors[s - 1] : error(floors, information);
        }
        return floors.perContext(errors);
    }

    private double error(DecodingFloors floors, double information) {
        return decoding.error(floors.entropy(), information, floors.codewords()).value();
    }
}
