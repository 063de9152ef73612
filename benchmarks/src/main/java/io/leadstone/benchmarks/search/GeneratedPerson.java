package io.leadstone.benchmarks.search;

/**
 * A fictional person.
 *
 * @param number a number of its own from 0 on
 * @param phone the phone number as the person types it
 */
record GeneratedPerson(
        int number, Country country, String firstName, String lastName, String email, GeneratedPhone phone) {

    String fullName() {
        return firstName + " " + lastName;
    }

    /** Returns true if the last name has a hyphen or an apostrophe. */
    boolean hasPunctuatedLastName() {
        return lastName.chars().anyMatch(c -> c == '-' || c == '\'' || c == '\u2019');
    }
}
