package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.report.LeadExportContract;
import io.leadstone.testkit.contract.report.LeadFiguresContract;
import io.leadstone.testkit.contract.report.LeadRangeContract;
import io.leadstone.testkit.contract.report.LeadSourcesContract;
import io.leadstone.testkit.contract.report.LeadSpeedContract;
import io.leadstone.testkit.contract.report.LeadZonesContract;

/** The tests of a {@link io.leadstone.application.port.out.report.ReportStore} that need no conversations. */
public interface ReportStoreContract
        extends LeadFiguresContract,
                LeadRangeContract,
                LeadZonesContract,
                LeadSpeedContract,
                LeadSourcesContract,
                LeadExportContract {}
