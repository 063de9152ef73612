package io.leadstone.benchmarks.store;

import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Generates fictional persons; each number always gives the same person. The frequency of names is uneven, as in
 * reality. There are 40,000 last names. The most frequent one belongs to one lead in 200. The rarest 30,000 together
 * belong to half of all leads.
 */
public final class People {

    /** A text that a third of all leads contain. */
    static final String FREQUENT = "example.org";

    private static final List<String> FIRST_NAMES = List.of(
            "Jordan",
            "Mary",
            "James",
            "Amara",
            "Carla",
            "Dmitri",
            "Elena",
            "Farid",
            "Grace",
            "Hiro",
            "Ines",
            "Kofi",
            "Lena",
            "Mateo",
            "Nadia",
            "Oskar",
            "Priya",
            "Quentin",
            "Rosa",
            "Samir",
            "Tessa",
            "Umberto",
            "Vera",
            "Wanda",
            "Xavier",
            "Yara",
            "Zoe",
            "Bj\u00f6rn",
            "Chlo\u00e9",
            "Anton",
            "Beatriz",
            "Conrad",
            "Delia",
            "Edgar",
            "Fiona",
            "Gustav",
            "Helena",
            "Igor",
            "Julia",
            "Klaus",
            "Laura",
            "Marcus",
            "Nina",
            "Oliver",
            "Paula",
            "Ruben",
            "Sofia",
            "Thomas",
            "Ursula",
            "Viktor");

    private static final List<String> STARTS = List.of(
            "B", "C", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W", "Br", "St", "Kr");

    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u");

    private static final List<String> MIDDLES = List.of(
            "l", "n", "r", "s", "t", "ck", "ll", "mb", "nd", "rg", "rn", "rt", "ss", "tt", "v", "lk", "m", "d", "nt",
            "b");

    private static final List<String> ENDS = List.of(
            "er", "en", "a", "o", "i", "ez", "ini", "ov", "son", "man", "ski", "ard", "et", "el", "us", "ak", "um",
            "by", "ley", "ton", "ano", "berg", "dal", "feld", "gren", "hart", "ich", "kamp", "lund", "mark", "nik",
            "quist", "rup", "sen", "strom", "tal", "vik", "wald", "yan", "zak");

    private static final List<List<String>> PARTS = List.of(STARTS, VOWELS, MIDDLES, VOWELS, ENDS);
    private static final int LAST_NAMES = 40_000;

    /**
     * Ratio of possible to used last names. Only one in ten is used, so that few used names differ by one letter.
     */
    private static final int POSSIBLE = 10;

    private static final List<String> DOMAINS = List.of("example.com", "example.net", FREQUENT);
    private static final List<String> TRADES = List.of("Trading", "Logistics", "Foods", "Systems", "Partners");
    private static final List<String> SOURCES =
            List.of("website-chat", "trade-fair", "referral", "newsletter", "import", "cold-call", "partner");
    private static final long PHONES = 10_000_000_000L;
    private static final Metadata METADATA = new Metadata("{\"campaign\": \"spring\", \"score\": 42}");

    private People() {}

    /** Returns the details of the lead with this number. */
    public static LeadDetails details(long number) {
        SplittableRandom random = new SplittableRandom(number);
        String last = lastName(random);
        String first = FIRST_NAMES.get(uneven(random, FIRST_NAMES.size()));
        String phone = "+1%010d".formatted(random.nextLong(PHONES));
        String domain = DOMAINS.get((int) (number % DOMAINS.size()));
        return new LeadDetails(
                Optional.empty(),
                Optional.empty(),
                Optional.of(first),
                Optional.of(last),
                Optional.of(new EmailAddress(
                        "%s.%s%d@%s".formatted(first, last, number, domain).toLowerCase(Locale.ROOT))),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(new PhoneNumber(phone, Optional.of(phone))),
                random.nextInt(2) == 0
                        ? Optional.empty()
                        : Optional.of(lastName(random) + " " + TRADES.get(random.nextInt(TRADES.size()))),
                Optional.of(SOURCES.get(random.nextInt(SOURCES.size()))),
                Optional.of("Asked for a quote, wants to be called back in the afternoon."),
                List.of("newsletter", "q3"),
                METADATA);
    }

    /** Returns the last name of the lead with this number in lower case, as a user types it. */
    public static String lastName(long number) {
        return lastName(new SplittableRandom(number)).toLowerCase(Locale.ROOT);
    }

    /** Returns the name with its second and third letter swapped. If they are equal, one of them is removed. */
    public static String mistyped(String name) {
        char second = name.charAt(1);
        char third = name.charAt(2);
        return name.charAt(0) + (second == third ? "" + second : "" + third + second) + name.substring(3);
    }

    private static String lastName(SplittableRandom random) {
        int name = uneven(random, LAST_NAMES);
        SplittableRandom letters = new SplittableRandom(name);
        int rest = name * POSSIBLE + letters.nextInt(POSSIBLE);
        StringBuilder text = new StringBuilder();
        for (List<String> part : PARTS) {
            text.append(part.get(rest % part.size()));
            rest /= part.size();
        }
        return text.toString();
    }

    /** Returns a number from 0 to {@code bound} - 1. Lower numbers are more frequent. */
    private static int uneven(SplittableRandom random, int bound) {
        double even = random.nextDouble();
        return (int) (even * even * bound);
    }
}
