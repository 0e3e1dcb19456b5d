package dev.narrows.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What made a result.
 *
 * @param version version of the software
 * @param commit commit it was built from, or "unknown"
 * @param rng the contract that fixes the random numbers of a seed
 * @param java version of the running JDK
 */
public record Version(String version, String commit, String rng, String java) {
    /** The contract that fixes the random numbers of a seed. */
    public static final String RNG_CONTRACT = "v1";

    /**
     * The running software.
     *
     * @return its version
     */
    public static Version current() {
        try (InputStream in = Version.class.getResourceAsStream("/dev/narrows/narrows.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return new Version(
                    properties.getProperty("version"),
                    properties.getProperty("commit"),
                    RNG_CONTRACT,
                    System.getProperty("java.version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
