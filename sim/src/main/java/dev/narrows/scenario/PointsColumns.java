package dev.narrows.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of points.csv as {@code expect} may name them. The columns themselves are defined by the results, which this
 * package may not use; a test keeps both lists the same.
 */
public final class PointsColumns {
    private static final List<String> TEXTS = List.of("status", "stop_reason", "floor_best_rung", "verdict",
            "batch_verdict", "observable", "matched", "negative_control", "decomposition_method", "cell_verdict",
            "limits");
    private static final List<String> NUMBERS = List.of("cell", "replicates", "capacity_total_nats",
            "capacity_cascade_nats", "information_mixture_nats", "separation_min", "floor_paper", "floor_capacity",
            "floor_best", "bayes_risk", "risk_mean", "risk_low", "risk_high", "empirical_risk_mean", "kl_mean_nats",
            "risk_exact", "kl_exact_nats", "ceiling_expected", "ceiling_best", "ceiling_kl_measured",
            "ceiling_mcallester_measured", "ceiling_tolstikhin_seldin_measured", "ceiling_thiemann_measured",
            "ceiling_catoni_measured", "ceiling_expected_kl_measured", "ceiling_xu_raginsky_measured",
            "tightness_floor_paper", "tightness_floor_capacity", "tightness_floor_best", "tightness_risk",
            "tightness_ceiling", "observable_risk_mean", "observable_risk_exact",
            "ceiling_kl_budget", "ceiling_mcallester_budget", "ceiling_tolstikhin_seldin_budget",
            "ceiling_thiemann_budget", "ceiling_catoni_budget", "ceiling_expected_kl_budget", "channel_budget_nats",
            "information_low_nats", "information_high_nats", "rho_low_nats", "rho_high_nats", "mismatch_low_nats",
            "mismatch_high_nats", "risk_se", "kl_se_nats");

    private PointsColumns() {
    }

    /**
     * Columns of numbers, the swept keys' apart.
     *
     * @return names
     */
    public static List<String> numbers() {
        return NUMBERS;
    }

    /**
     * Columns of text, the swept keys' apart.
     *
     * @return names
     */
    public static List<String> texts() {
        return TEXTS;
    }

    /**
     * The column of a swept key.
     *
     * @param key full path
     * @return the path with dots as {@code __}
     */
    public static String sweptColumn(String key) {
        return key.replace(".", "__");
    }

    /** Every name that {@code expect} may use. */
    static Map<String, Expression.Kind> kinds(Grid grid) {
        Map<String, Expression.Kind> kinds = new LinkedHashMap<>();
        NUMBERS.forEach(name -> kinds.put(name, Expression.Kind.NUMBER));
        TEXTS.forEach(name -> kinds.put(name, Expression.Kind.TEXT));
        grid.axes().forEach(axis -> kinds.put(sweptColumn(axis.name()), axis.isNumeric() ? Expression.Kind.NUMBER
                : Expression.Kind.TEXT));
        return kinds;
    }
}
