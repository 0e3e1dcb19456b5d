package dev.narrows.cli;

import java.util.List;
import java.util.Map;

/** What an inverse question asks for, whatever it is asked of. */
interface Wanted {
    /** Its word after {@code --for}. */
    String name();

    /** What is wanted, for programs: a risk or a width. */
    Map<String, Double> wanted();

    /** What is asked, to stand after the name of the scenario or file. */
    String title();

    /** What the answers rest on, and what they are not. */
    List<String> notes();
}
