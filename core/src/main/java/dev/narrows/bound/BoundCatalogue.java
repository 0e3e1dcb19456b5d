package dev.narrows.bound;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every floor and ceiling: Narrows' own in their order, then those that extensions on the class path add, by name.
 * Lists, columns, words and tables of results are made of it.
 *
 * @param floors floors, each name once, each after those that it names as below it
 * @param ceilings ceilings, each name once; those on each data set's risk before those on the mean risk
 */
public record BoundCatalogue(List<FloorRule> floors, List<CeilingRule> ceilings) {
    /** Names of columns beside those of bounds. */
    private static final Set<String> TAKEN = Set.of("paper", "capacity", "best", "expected");

    private static final Set<Holds> FLOOR_HOLDS =
            EnumSet.of(Holds.ALWAYS, Holds.AT_CONFIDENCE, Holds.OVER_CODEBOOKS, Holds.OVER_PRIOR);
    private static final Set<CeilingRule.Reads> OF_EXCESS =
            EnumSet.of(CeilingRule.Reads.EXCESS, CeilingRule.Reads.EXCESS_ESTIMATED);
    private static final List<FloorRule> FLOORS = List.of(
            WeakFano.RULE,
            SharpFano.RULE,
            new RateDistortionRule(),
            new ArimotoRule(),
            new MetaConverseRule(),
            new LearningRule());
    private static final List<CeilingRule> CEILINGS = List.of(
            KlCeiling.RULE,
            McAllesterCeiling.RULE,
            TolstikhinSeldinCeiling.RULE,
            ThiemannCeiling.RULE,
            CatoniCeiling.RULE,
            ExcessRule.known(KlCeiling.RULE, "sup{p: kl((Rhat - vhat)/L||p) <= B}"),
            ExcessRule.known(CatoniCeiling.RULE, "catoni((Rhat - vhat)/L)"),
            ExcessRule.estimated(KlCeiling.RULE, "sup{p: kl((Rhat - vhat)/L||p) <= B} at delta/2"),
            ExcessRule.estimated(CatoniCeiling.RULE, "catoni((Rhat - vhat)/L) at delta/2"),
            HoldOutCeiling.RULE,
            ClopperPearsonCeiling.RULE,
            SplitKlCeiling.RULE,
            UnexpectedBernsteinCeiling.RULE,
            ExpectedKlCeiling.RULE,
            XuRaginskyCeiling.RULE,
            MutualInformationCeiling.RULE,
            IndividualSampleCeiling.RULE,
            ExcessRule.known(ExpectedKlCeiling.RULE, "sup{p: kl((E Rhat - R*)/L||p) <= E KL/m}"));
    private static final BoundCatalogue OWN = new BoundCatalogue(FLOORS, CEILINGS);

    /**
     * A catalogue.
     *
     * @param floors floors
     * @param ceilings ceilings
     * @throws IllegalStateException if a name stands twice or is that of another column, or a bound contradicts itself:
     *     a floor that holds with probability or in expectation, has no form or one twice, or names as below it what is
     *     no floor before it or does not hold when it does; a ceiling that does not hold as what it needs allows, or
     *     one of the excess that is no {@link ExcessRule}, or one of levels that is no {@link LevelsRule}
     */
    public BoundCatalogue {
        floors = List.copyOf(floors);
        ceilings = ceilings.stream()
                .sorted(Comparator.comparing(c -> c.needs() != CeilingRule.Needs.KL))
                .toList();
        checkNames(floors);
        checkNames(ceilings);
        Map<String, Holds> before = new HashMap<>();
        for (FloorRule floor : floors) {
            checkFloor(floor, before);
            before.put(floor.statement().name(), floor.statement().holds());
        }
        ceilings.forEach(BoundCatalogue::checkCeiling);
    }

    /** A floor has forms, bounds every policy, and is above floors before it that hold whenever it does. */
    private static void checkFloor(FloorRule rule, Map<String, Holds> before) {
        Holds holds = rule.statement().holds();
        require(FLOOR_HOLDS.contains(holds), rule, "says that it holds " + holds.words());
        List<FloorForm> forms = rule.forms();
        require(
                !forms.isEmpty() && new HashSet<>(forms).size() == forms.size(),
                rule,
                "has the forms " + forms + ", must have one at least and each once");
        for (FloorForm form : forms) {
            for (String below : rule.below(form)) {
                require(before.containsKey(below), rule, "has \"" + below + "\" below it, which is no floor before it");
                require(
                        before.get(below) == Holds.ALWAYS || before.get(below) == holds,
                        rule,
                        "holds " + holds.words() + " and has \"" + below + "\" below it, which does not");
            }
        }
    }

    /** A ceiling bounds what it is made of: the risk of each data set, or the mean. */
    private static void checkCeiling(CeilingRule rule) {
        require(
                rule.statement().holds() == rule.needs().holds(),
                rule,
                "needs " + rule.needs() + " and says that it holds "
                        + rule.statement().holds().words());
        require(
                !OF_EXCESS.contains(rule.reads()) || rule instanceof ExcessRule,
                rule,
                "reads " + rule.reads() + " and is no ExcessRule");
        require(
                rule.reads() != CeilingRule.Reads.LEVELS || rule instanceof LevelsRule,
                rule,
                "reads " + rule.reads() + " and is no LevelsRule");
    }

    private static void require(boolean condition, BoundRule rule, String found) {
        if (!condition) {
            throw new IllegalStateException("the bound \"" + rule.statement().name() + "\" of "
                    + rule.getClass().getName() + " " + found);
        }
    }

    private static void checkNames(List<? extends BoundRule> rules) {
        Set<String> seen = new HashSet<>(TAKEN);
        for (BoundRule rule : rules) {
            String name = rule.statement().name();
            if (!seen.add(name)) {
                throw new IllegalStateException("the bound of "
                        + rule.getClass().getName() + " is named \"" + name + "\", must have a name of its own");
            }
        }
    }

    /**
     * Narrows' own bounds.
     *
     * @return the catalogue without extensions
     */
    public static BoundCatalogue own() {
        return OWN;
    }

    /**
     * Narrows' own bounds and those of {@code META-INF/services}, looked up with the class loader of the thread.
     *
     * @return the catalogue
     * @throws ExtensionException if an extension cannot be loaded, or the catalogue would refuse it
     */
    public static BoundCatalogue load() {
        BoundCatalogue all = OWN;
        for (Provider<FloorRule> floor : all(FloorRule.class)) {
            all = with(floor, all, List.of(floor.value()), List.of());
        }
        for (Provider<CeilingRule> ceiling : all(CeilingRule.class)) {
            all = with(ceiling, all, List.of(), List.of(ceiling.value()));
        }
        return all;
    }

    private static BoundCatalogue with(
            Provider<?> provider, BoundCatalogue before, List<FloorRule> floors, List<CeilingRule> ceilings) {
        try {
            return before.with(floors, ceilings);
        } catch (IllegalStateException e) {
            throw provider.refused(e.getMessage());
        }
    }

    /**
     * These and more bounds.
     *
     * @param moreFloors come after the floors here
     * @param moreCeilings come after the ceilings here of their kind
     * @return the larger catalogue
     * @throws IllegalStateException as for a new catalogue
     */
    public BoundCatalogue with(List<FloorRule> moreFloors, List<CeilingRule> moreCeilings) {
        return new BoundCatalogue(
                Stream.concat(floors.stream(), moreFloors.stream()).toList(),
                Stream.concat(ceilings.stream(), moreCeilings.stream()).toList());
    }

    private static <T extends BoundRule> List<Provider<T>> all(Class<T> service) {
        return Provider.all(service).stream()
                .sorted(Comparator.comparing(
                        provider -> provider.ask(rule -> rule.statement().name())))
                .toList();
    }

    /**
     * The ceilings that hold for each data set with probability {@code 1 - delta}.
     *
     * @return in the order of the catalogue
     */
    public List<CeilingRule> highProbability() {
        return ceilings.stream()
                .filter(ceiling -> ceiling.needs() == CeilingRule.Needs.KL)
                .toList();
    }

    /**
     * The ceilings on the mean risk over data sets.
     *
     * @return in the order of the catalogue
     */
    public List<CeilingRule> expected() {
        return ceilings.stream()
                .filter(ceiling -> ceiling.needs() != CeilingRule.Needs.KL)
                .toList();
    }
}
