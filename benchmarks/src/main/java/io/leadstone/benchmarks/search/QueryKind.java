package io.leadstone.benchmarks.search;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A way in which people search for a lead, with the targets for its recall and precision in percent. Recall is the
 * share of searches that have the wanted lead among the first ten. Precision is the share that have it first. A lead
 * with the same full name counts as the wanted one.
 */
enum QueryKind {
    FULL_NAME("first and last name", 100, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return Optional.of(person.fullName());
        }
    },
    LAST_NAME_FIRST("last name, comma, first name", 100, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return Optional.of(person.lastName() + ", " + person.firstName());
        }
    },
    /** A last name of more than ten people comes with the first name. */
    MISTYPED("last name with a typing error", 99, 0) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return person.hasPunctuatedLastName()
                    ? Optional.empty()
                    : TypingError.in(person.lastName(), random)
                            .map(last -> frequent ? person.firstName() + " " + last : last);
        }
    },
    MISTYPED_FULL_NAME("first name, last name with a typing error", 99, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return TypingError.in(person.lastName(), random).map(last -> person.firstName() + " " + last);
        }
    },
    PUNCTUATED("hyphen or apostrophe, typed otherwise", 99, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return person.hasPunctuatedLastName()
                    ? Optional.of(otherPunctuation(person.lastName(), random))
                    : Optional.empty();
        }
    },
    MISTYPED_PUNCTUATED("hyphen or apostrophe, with a typing error", 99, 0) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return person.hasPunctuatedLastName()
                    ? TypingError.in(person.lastName(), random).map(last -> otherPunctuation(last, random))
                    : Optional.empty();
        }
    },
    /** ICU is the independent judge of the ASCII letters that people type. */
    ASCII("full name in ASCII letters", 98, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            String ascii = TO_ASCII.transliterate(person.fullName());
            return ascii.equals(person.fullName()) || !ascii.chars().allMatch(c -> c < 128)
                    ? Optional.empty()
                    : Optional.of(ascii);
        }
    },
    PHONE("phone as shown", 99.5, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return Optional.of(person.phone().typed());
        }
    },
    NATIONAL_PHONE("phone in national form", 99.5, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return Optional.of(
                    random.nextBoolean()
                            ? person.phone().national()
                            : person.phone().nationalDigits());
        }
    },
    INTERNATIONAL_PHONE("phone in international form", 99.5, 95) {
        @Override
        Optional<String> query(GeneratedPerson person, boolean frequent, Random random) {
            return Optional.of(person.phone().international());
        }
    };

    private static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");
    private static final List<String> HYPHENS = List.of("-", " ", "\u2010", "\u2011", "\u2013");
    private static final List<String> APOSTROPHES = List.of("'", "\u2019", "\u02bc", "");

    private final String title;
    private final double recall;
    private final double precision;

    QueryKind(String title, double recall, double precision) {
        this.title = title;
        this.recall = recall;
        this.precision = precision;
    }

    String title() {
        return title;
    }

    /** Returns the target for the recall, in percent. */
    double recall() {
        return recall;
    }

    /** Returns the target for the precision, in percent; 0 means none. */
    double precision() {
        return precision;
    }

    /**
     * Returns a query for a person; empty if the kind does not fit the name.
     *
     * @param frequent if true, more than ten people have the last name
     */
    abstract Optional<String> query(GeneratedPerson person, boolean frequent, Random random);

    private static String otherPunctuation(String name, Random random) {
        return name.replace("-", HYPHENS.get(random.nextInt(HYPHENS.size())))
                .replaceAll("['\u2019]", APOSTROPHES.get(random.nextInt(APOSTROPHES.size())));
    }
}
