package dev.narrows.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The form that a floor is taken in: with which information, and how contexts are combined.
 *
 * @param information which information; empty for a floor that has one form only
 * @param context how contexts are combined; empty for a floor that has one form only
 */
public record FloorForm(Optional<InformationKind> information, Optional<ContextUse> context) {
    /**
     * A form.
     *
     * @param information which information
     * @param context how contexts are combined
     * @throws IllegalArgumentException if one of the two is empty and the other is not
     */
    public FloorForm {
        if (information.isPresent() != context.isPresent()) {
            throw new IllegalArgumentException("information: " + information + ", context: " + context
                    + ", must both be there, or neither of them");
        }
    }

    /** The form of a floor that has no other. */
    public static final FloorForm ONLY = new FloorForm(Optional.empty(), Optional.empty());

    /**
     * A form.
     *
     * @param information which information
     * @param context how contexts are combined
     * @return the form
     */
    public static FloorForm of(InformationKind information, ContextUse context) {
        return new FloorForm(Optional.of(information), Optional.of(context));
    }

    /**
     * Every form with each information and each use of the context.
     *
     * @return forms, by information from the largest, then by use in their order
     */
    public static List<FloorForm> all() {
        List<FloorForm> forms = new ArrayList<>();
        for (InformationKind kind : InformationKind.values()) {
            for (ContextUse use : ContextUse.values()) {
                forms.add(of(kind, use));
            }
        }
        return List.copyOf(forms);
    }

    /** Whether a theorem puts the same floor in that form at most as high as in this one. */
    boolean isAbove(FloorForm other) {
        return !equals(other)
                && information.isPresent()
                && other.information.isPresent()
                && other.information.get().ordinal() <= information.get().ordinal()
                && other.context.orElseThrow().ordinal()
                        <= context.orElseThrow().ordinal();
    }

    /** The value in this form of a floor that is taken from one averaged information or context by context. */
    double value(ToDoubleFunction<InformationKind> averaged, ToDoubleFunction<InformationKind> perContext) {
        InformationKind kind = information.orElseThrow();
        return (context.orElseThrow() == ContextUse.AVERAGED ? averaged : perContext).applyAsDouble(kind);
    }

    /** The end of a floor's name: empty, or such as {@code /cascade/per-context}. */
    String suffix() {
        return information
                .map(kind -> "/" + kind.label() + "/" + context.orElseThrow().label())
                .orElse("");
    }
}
