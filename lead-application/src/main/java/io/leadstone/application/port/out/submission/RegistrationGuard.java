package io.leadstone.application.port.out.submission;

/**
 * A rule of the host against bots: which registrations are held back. A captcha or a scoring service can implement it.
 * The default is a {@link HoneypotGuard}. The visitor gets the same answer in both cases, and nothing that was sent is
 * lost.
 */
@FunctionalInterface
public interface RegistrationGuard {

    /** A guard that accepts all registrations. */
    RegistrationGuard ACCEPT_ALL = attempt -> RegistrationVerdict.ACCEPT;

    /**
     * Decides about a registration that is valid. It is called once, before anything is stored. If it throws an
     * exception, the registration is held back.
     */
    RegistrationVerdict judge(RegistrationAttempt attempt);
}
