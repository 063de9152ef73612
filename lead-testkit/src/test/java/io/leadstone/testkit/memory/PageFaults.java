package io.leadstone.testkit.memory;

import io.leadstone.application.query.CodePointOrder;
import io.leadstone.application.query.LeadSort;
import java.util.Comparator;
import java.util.List;

/** What may be wrong with orders, cursors and pages. */
final class PageFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a lead is listed once for each tag", "every_order_is_cut_into_pages", BrokenLists::onceForEachTag),
            new Fault(
                    "ties always go up",
                    "by_creation_with_ties_by_id",
                    () -> BrokenLists.ties(Comparator.naturalOrder())),
            new Fault(
                    "ties have no order",
                    "by_creation_with_ties_by_id",
                    () -> BrokenLists.ties(Comparator.comparing(String::hashCode))),
            new Fault(
                    "names are ordered as typed",
                    "by_last_name_without_case_and_accents_with_ties_by_id",
                    () -> BrokenLists.nameOrder(
                            lead -> lead.details().lastName().orElseThrow(), CodePointOrder.COMPARATOR)),
            new Fault(
                    "names are ordered by half characters",
                    "by_last_name_without_case_and_accents_with_ties_by_id",
                    () -> BrokenLists.nameOrder(
                            lead -> LeadSort.nameKey(lead.details().lastName()), Comparator.naturalOrder())),
            new Fault(
                    "cursors count items",
                    "a_walk_sees_each_lead_once_while_leads_come_and_go",
                    BrokenLists::cursorsCount),
            new Fault("cursors are not checked", "every_order_is_cut_into_pages", BrokenLists::cursorsAreNotChecked),
            new Fault("totals are of the page", "every_order_is_cut_into_pages", BrokenLists::totalsAreOfThePage),
            new Fault("lists are counted to the end", "every_order_is_cut_into_pages", BrokenLists::countedToTheEnd),
            new Fault(
                    "full pages always have a next",
                    "every_order_is_cut_into_pages",
                    BrokenLists::fullPagesAlwaysHaveANext),
            new Fault(
                    "pages beyond the end show the first",
                    "every_order_is_cut_into_pages",
                    BrokenLists::pagesBeyondTheEndShowTheLast),
            new Fault(
                    "deleted leads stand by creation",
                    "the_last_deleted_comes_first",
                    BrokenLists::deletedInTheOrderOfTheirCreation));

    private PageFaults() {}
}
