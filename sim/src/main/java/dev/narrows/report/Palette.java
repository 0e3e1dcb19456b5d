package dev.narrows.report;

/**
 * Colours that the colour-blind tell apart. Source: M. Okabe and K. Ito, Color Universal Design (2008). No figure tells
 * things apart by colour alone.
 */
final class Palette {
    static final String BLACK = "#000000";
    static final String BLUE = "#0072b2";
    static final String SKY = "#56b4e9";
    static final String GREEN = "#009e73";
    static final String VERMILLION = "#d55e00";
    static final String ORANGE = "#e69f00";
    static final String PURPLE = "#cc79a7";
    static final String GREY = "#d9d9d9";
    static final String DARK_GREY = "#595959";
    static final String PALE = "#eaf1f6";

    private Palette() {}
}
