package io.surveyconsole.desktop.table;

import java.util.function.Consumer;

/// Something that can be done with the chosen row, in its context menu.
///
/// @param id finds the menu item in tests
public record RowAction<R>(String id, String title, Consumer<R> run) {}
