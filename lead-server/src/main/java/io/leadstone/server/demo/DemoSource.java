package io.leadstone.server.demo;

import java.util.Optional;
import java.util.Random;

/** The sources of the demo's leads. Leads of a source with a higher quality reach later stages more often. */
enum DemoSource {
    WEBSITE_CHAT("website-chat", 30, 0.40),
    SEARCH_ADS("search-ads", 22, 0.10),
    NEWSLETTER("newsletter", 15, 0.25),
    REFERRAL("referral", 12, 0.85),
    LINKEDIN("linkedin", 9, 0.35),
    TRADE_FAIR("trade-fair", 8, 0.60),
    UNKNOWN("", 4, 0.20);

    private static final int ALL = 100;

    private final String code;
    private final int share;
    private final double quality;

    DemoSource(String code, int share, double quality) {
        this.code = code;
        this.share = share;
        this.quality = quality;
    }

    static DemoSource pick(Random random) {
        int rest = random.nextInt(ALL);
        for (DemoSource source : values()) {
            rest -= source.share;
            if (rest < 0) {
                return source;
            }
        }
        return UNKNOWN;
    }

    /** Returns the name; empty for an unknown source. */
    Optional<String> code() {
        return Optional.of(code).filter(name -> !name.isEmpty());
    }

    /**
     * Returns true with a probability between {@code min} and {@code max} per thousand; it grows with the quality.
     */
    boolean happens(Random random, int min, int max) {
        return random.nextInt(1000) < min + quality * (max - min);
    }
}
