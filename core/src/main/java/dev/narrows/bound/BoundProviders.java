package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The floors and ceilings that extensions on the class path add, sorted by name.
 *
 * @param floors floors, each name once
 * @param ceilings ceilings, each name once
 */
public record BoundProviders(List<FloorProvider> floors, List<CeilingProvider> ceilings) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Set<String> TAKEN = Set.of("paper", "capacity", "best", "expected", "kl", "mcallester",
            "tolstikhin-seldin", "thiemann", "catoni", "expected-kl", "xu-raginsky",
            "mutual-information", "individual-sample");

    /**
     * Providers.
     *
     * @param floors floors
     * @param ceilings ceilings
     * @throws IllegalStateException if a name is none, stands twice, or is one of Narrows' own
     */
    public BoundProviders {
        floors = sorted(floors, FloorProvider::name);
        ceilings = sorted(ceilings, CeilingProvider::name);
    }

    /**
     * No extensions.
     *
     * @return empty lists
     */
    public static BoundProviders none() {
        return new BoundProviders(List.of(), List.of());
    }

    /**
     * Looks the providers up, with the class loader of the thread.
     *
     * @return those of {@code META-INF/services}
     * @throws IllegalStateException if one cannot be loaded, or a name is none, stands twice, or is one of Narrows' own
     */
    public static BoundProviders load() {
        try {
            return new BoundProviders(all(FloorProvider.class), all(CeilingProvider.class));
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException("an extension cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static <T> List<T> all(Class<T> service) {
        return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
    }

    private static <T> List<T> sorted(List<T> providers, Function<T, String> name) {
        Set<String> seen = new HashSet<>(TAKEN);
        for (T provider : providers) {
            String its = name.apply(provider);
            if (!NAME.matcher(its).matches() || !seen.add(its)) {
                throw new IllegalStateException("the bound of " + provider.getClass().getName() + " is named \"" + its
                        + "\", must be a name of its own: " + NAME.pattern());
            }
        }
        return providers.stream().sorted(Comparator.comparing(name)).toList();
    }

    /**
     * The floors of the extensions under one model.
     *
     * @param model the model
     * @param capacities its capacities
     * @return a floor for each provider, in their order
     * @throws IllegalArgumentException if one is not in [0, 1]
     */
    public List<NamedFloor> floors(FiniteModel model, Capacities capacities) {
        return floors.stream().map(provider -> new NamedFloor(provider.name(), provider.floor(model, capacities))).toList();
    }
}
