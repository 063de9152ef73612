package io.leadstone.application.port.out.lead;

import io.leadstone.domain.CompanyId;
import java.util.Optional;

/**
 * Reads phone numbers. Leadstone itself reads only numbers that are typed in international form; a host that knows where its
 * companies are plugs in more (the server does so with libphonenumber).
 */
@FunctionalInterface
public interface PhoneNumbers {

    /**
     * The number that was typed in the form of ITU-T E.164, read with the default region of the company; empty where it cannot be
     * read. Never fails.
     */
    Optional<String> toE164(CompanyId companyId, String typed);
}
