package io.leadstone.testkit.memory;

import io.leadstone.application.query.CodePointOrder;
import io.leadstone.application.query.LeadSort;
import java.util.Comparator;
import java.util.List;

/** Faults of sort orders, cursors and pages. */
final class PageFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a lead is listed once for each tag", "every_sort_order_can_be_paged", BrokenLists::onceForEachTag),
            new Fault(
                    "ties are always ascending",
                    "leads_are_sorted_by_creation_then_by_id",
                    () -> BrokenLists.ties(Comparator.naturalOrder())),
            new Fault(
                    "ties have no order",
                    "leads_are_sorted_by_creation_then_by_id",
                    () -> BrokenLists.ties(Comparator.comparing(String::hashCode))),
            new Fault(
                    "names are ordered as typed",
                    "leads_are_sorted_by_folded_last_name_then_by_id",
                    () -> BrokenLists.nameOrder(
                            lead -> lead.details().lastName().orElseThrow(), CodePointOrder.COMPARATOR)),
            new Fault(
                    "leads without a last name come first",
                    "a_lead_without_a_last_name_is_sorted_by_its_first_name",
                    () -> BrokenLists.nameOrder(
                            lead -> LeadSort.nameSortKey(lead.details().lastName()), CodePointOrder.COMPARATOR)),
            new Fault(
                    "names are ordered by UTF-16 code units",
                    "leads_are_sorted_by_folded_last_name_then_by_id",
                    () -> BrokenLists.nameOrder(
                            lead -> LeadSort.nameSortKey(lead.details().sortedName()), Comparator.naturalOrder())),
            new Fault(
                    "cursors count items",
                    "paging_by_cursor_sees_each_lead_once_during_writes",
                    BrokenLists::cursorsCount),
            new Fault("cursors are not checked", "every_sort_order_can_be_paged", BrokenLists::cursorsAreNotChecked),
            new Fault("totals are of the page", "every_sort_order_can_be_paged", BrokenLists::totalsAreOfThePage),
            new Fault("lists are counted to the end", "every_sort_order_can_be_paged", BrokenLists::countedToTheEnd),
            new Fault(
                    "full pages always have a next",
                    "every_sort_order_can_be_paged",
                    BrokenLists::fullPagesAlwaysHaveANext),
            new Fault(
                    "pages beyond the end show the first",
                    "every_sort_order_can_be_paged",
                    BrokenLists::pagesBeyondTheEndShowTheFirst),
            new Fault(
                    "deleted leads are ordered by creation",
                    "deleted_leads_are_listed_last_deleted_first",
                    BrokenLists::deletedInTheOrderOfTheirCreation));

    private PageFaults() {}
}
