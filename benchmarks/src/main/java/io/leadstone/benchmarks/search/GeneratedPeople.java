package io.leadstone.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.datafaker.Faker;
import net.datafaker.providers.base.Name;

/**
 * Generates people of all countries. The same seed gives the same people. Of ten last names in an alphabet with upper
 * case, one is a double name with a hyphen. Of ten in Latin script, one begins with {@code O'}, {@code D'} or another
 * such prefix.
 */
final class GeneratedPeople {

    private static final List<String> PREFIXES = List.of("O'", "D'", "O\u2019", "D\u2019", "N'", "L\u2019");

    private GeneratedPeople() {}

    static List<GeneratedPerson> of(long seed, int perCountry) {
        List<GeneratedPerson> people = new ArrayList<>();
        for (Country country : Country.values()) {
            Random random = new Random(seed + country.name().hashCode());
            Name names = new Faker(country.locale(), random).name();
            for (int i = 0; i < perCountry; i++) {
                int number = people.size();
                String first = names.firstName();
                people.add(new GeneratedPerson(
                        number,
                        country,
                        first,
                        lastName(names, first, random),
                        "person" + number + "@example.com",
                        GeneratedPhone.random(country.region(), random)));
            }
        }
        return people;
    }

    private static String lastName(Name names, String firstName, Random random) {
        String last = simpleLastName(names, firstName);
        int kind = random.nextInt(10);
        if (kind == 0 && Character.isUpperCase(last.codePointAt(0))) {
            return last + "-" + simpleLastName(names, firstName);
        }
        return kind == 1 && isLatin(last) ? PREFIXES.get(random.nextInt(PREFIXES.size())) + last : last;
    }

    /**
     * Returns a last name in the script of the first name. Datafaker has English last names for some languages. A
     * second first name replaces them, as where people are named after their father.
     */
    private static String simpleLastName(Name names, String firstName) {
        String last = names.lastName();
        return isLatin(last) && !isLatin(firstName) ? names.firstName() : last;
    }

    private static boolean isLatin(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.LATIN;
    }
}
