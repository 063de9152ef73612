package io.leadstone.application.port.in.privacy;

/** The use cases of privacy that change or read one lead. */
public interface LeadPrivacy extends EraseAndSuppress, PrepareWithdrawal, WithdrawConsent {}
