package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The distortion-rate function of the target, through certified duals: {@link DistortionFloors}. */
final class RateDistortionRule implements FiniteFloorRule {
    static final String NAME = "rate-distortion";

    @Override
    public Statement statement() {
        return new Statement(
                NAME,
                "max_t (F(t) - I)/t, F(t) = min I(U;A) + t E l",
                "I >= I(U;Y|S); no separation needed",
                Holds.ALWAYS,
                "T. Berger, Rate Distortion Theory, 1971; R. Blahut, IEEE Trans. Inf. Theory 18 (1972), theorem 6");
    }

    @Override
    public List<FloorForm> forms() {
        return FloorForm.all();
    }

    @Override
    public boolean fromInformations() {
        return true;
    }

    @Override
    public List<String> below(FloorForm form) {
        return List.of(SharpFano.NAME);
    }

    @Override
    public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
        DistortionFloors floors = new DistortionFloors(model, capacities);
        return form -> form.value(floors::averaged, floors::perContext);
    }
}
