package dev.narrows.bound;

import dev.narrows.model.LearnedLoop;
import dev.narrows.model.Loop;
import java.util.function.ToDoubleFunction;

/** The floor in m as a rule of the catalogue: of loops whose law is drawn from a prior, and never the best floor. */
final class LearningRule implements FloorRule {
    static final String NAME = "learning";

    @Override
    public Statement statement() {
        return new Statement(
                NAME,
                "R*_m = sum_s p_s E_D sum_y min_a sum_u E[P_s(u,y)|D] l(a,u,s)",
                "the law P of (U,Y) given s drawn from a prior, the learner sees m labels with their targets;"
                        + " no floor on one known law",
                Holds.OVER_PRIOR,
                "the Bayes learner: Xu and Raginsky, arXiv:2012.14868; Ferguson 1973");
    }

    @Override
    public boolean appliesTo(Loop loop) {
        return loop instanceof LearnedLoop;
    }

    @Override
    public ToDoubleFunction<FloorForm> of(Loop loop, Informations informations) {
        double floor = ((LearnedLoop) loop).learningFloor();
        return form -> floor;
    }
}
