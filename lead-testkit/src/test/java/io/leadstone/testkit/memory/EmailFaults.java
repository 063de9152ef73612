package io.leadstone.testkit.memory;

import static io.leadstone.testkit.memory.BrokenEmails.bothLive;
import static io.leadstone.testkit.memory.BrokenEmails.sameKey;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.SearchText;
import java.util.List;

/** Faults of the uniqueness of emails. */
final class EmailFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "emails are not unique",
                    "spellings_with_one_email_key_are_one_email",
                    () -> BrokenEmails.emails((a, b) -> false)),
            new Fault(
                    "emails are read before they are written",
                    "one_of_two_hundred_concurrent_adds_of_an_email_succeeds",
                    BrokenEmails::emailIsReadBeforeItIsWritten),
            new Fault(
                    "emails are compared as typed",
                    "spellings_with_one_email_key_are_one_email",
                    () -> BrokenEmails.emails((a, b) -> bothLive(a, b)
                            && a.details()
                                    .email()
                                    .orElseThrow()
                                    .equals(b.details().email().orElseThrow()))),
            new Fault(
                    "emails are compared without accents",
                    "emails_with_different_keys_are_different",
                    () -> BrokenEmails.emails((a, b) -> bothLive(a, b)
                            && SearchText.fold(a.details().email().orElseThrow().value())
                                    .equals(SearchText.fold(
                                            b.details().email().orElseThrow().value())))),
            new Fault(
                    "emails are compared by their beginning",
                    "emails_with_different_keys_are_different",
                    () -> BrokenEmails.emails((a, b) -> bothLive(a, b)
                            && start(a.details().email().orElseThrow().key(), 191)
                                    .equals(start(
                                            b.details().email().orElseThrow().key(), 191)))),
            new Fault(
                    "phones are unique",
                    "a_create_without_an_email_always_creates",
                    () -> BrokenEmails.emails((a, b) -> bothLive(a, b)
                            && a.details().phone().equals(b.details().phone()))),
            new Fault(
                    "leads without an email have one key",
                    "restoring_a_lead_without_an_email_never_conflicts",
                    () -> BrokenEmails.emails((a, b) -> bothLive(a, b)
                            && a.details().emailKey().equals(b.details().emailKey()))),
            new Fault(
                    "emails are unique among all companies",
                    "two_companies_can_have_leads_with_one_email",
                    () -> BrokenEmails.emails(
                            (a, b) -> bothLive(a, b) && sameKey(a, b), new CompanyId("acme"), new CompanyId("globex"))),
            new Fault(
                    "deleted leads keep their email",
                    "a_deleted_lead_releases_its_email",
                    () -> BrokenEmails.emails(BrokenEmails::sameKey)),
            new Fault(
                    "emails are found as typed",
                    "spellings_with_one_email_key_are_one_email",
                    BrokenReads::emailsAreFoundAsTyped));

    private EmailFaults() {}

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
