package io.leadstone.adapter.csv;

/**
 * A column of a file.
 *
 * @param index the position, from 0 on
 * @param name the name in the header as it is shown to people
 * @param rank among columns of one field, the one with the lowest rank that has a value wins
 */
record ImportedColumn(int index, String name, ImportedField field, int rank) {}
