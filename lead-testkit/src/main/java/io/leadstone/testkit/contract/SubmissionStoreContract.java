package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.submission.HeldSubmissionContract;
import io.leadstone.testkit.contract.submission.OptInContract;
import io.leadstone.testkit.contract.submission.RegistrationContract;
import io.leadstone.testkit.contract.submission.SessionLeadContract;
import io.leadstone.testkit.contract.submission.SubmissionConcurrencyContract;
import io.leadstone.testkit.contract.submission.SubmissionListContract;
import io.leadstone.testkit.contract.submission.SubmissionRepositoryContract;
import io.leadstone.testkit.contract.submission.TakenValuesContract;
import io.leadstone.testkit.contract.submission.WidgetSessionContract;

/** The tests of a {@link io.leadstone.application.port.out.submission.SubmissionStore}. */
public interface SubmissionStoreContract
        extends RegistrationContract,
                SubmissionRepositoryContract,
                SubmissionListContract,
                SubmissionConcurrencyContract,
                HeldSubmissionContract,
                OptInContract,
                SessionLeadContract,
                TakenValuesContract,
                WidgetSessionContract {}
