package io.surveyconsole.desktop.table;

import io.surveyconsole.desktop.settings.TableLayout;
import javafx.beans.property.ReadOnlyObjectProperty;

/// A table whose columns and sort can be told and asked.
public interface Arranged {
  /// Changes with everything the operator does to the columns.
  ReadOnlyObjectProperty<TableLayout> layoutProperty();

  /// Lays the table out like this. Columns that are not named keep their place behind the others;
  /// names of columns that are not there are passed over.
  void show(TableLayout wanted);
}
