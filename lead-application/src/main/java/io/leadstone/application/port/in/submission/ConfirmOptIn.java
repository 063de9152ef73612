package io.leadstone.application.port.in.submission;

import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.Optional;
import java.util.Set;

/** Confirms the consents of a registration (double opt-in). It checks no caller: the token proves the address. */
@FunctionalInterface
public interface ConfirmOptIn {

    /**
     * Appends the grants of the registration to the ledger of its lead, also if the lead was known before. A consent
     * that was withdrawn after the registration stays withdrawn. A token works once; using it again changes nothing and
     * has the same result.
     *
     * <p>The token proves the email of the registration, or without an email its phone number. If the lead has another
     * one by now, the token confirms nothing. An older withdrawal of that address that the suppression list keeps has
     * no effect any more.
     *
     * @param origin the web origin of the page that sends the token, if a page does
     * @return the purposes whose grants were appended, without those that stay withdrawn; empty if the token is unknown
     *     or has expired, or if the lead is deleted, erased or purged, or has another address
     * @throws AccessDeniedException with the code {@code ORIGIN_NOT_ALLOWED} if the agent does not allow the origin;
     *     nothing is stored then
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    Optional<Set<ConsentPurpose>> confirm(String token, Optional<String> origin);
}
