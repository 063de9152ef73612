package io.leadstone.server.demo;

import java.util.Optional;
import java.util.Random;

/** Where the demo's leads come from; the better a source, the further its leads go. */
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

    /** Its name; empty where nobody knows. */
    Optional<String> code() {
        return Optional.of(code).filter(name -> !name.isEmpty());
    }

    /** Whether a lead of it does what one in {@code least} to {@code most} does, of a thousand. */
    boolean passes(Random random, int least, int most) {
        return random.nextInt(1000) < least + quality * (most - least);
    }
}
