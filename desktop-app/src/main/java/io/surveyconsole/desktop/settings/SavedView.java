package io.surveyconsole.desktop.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A way to look at a table that the operator has given a name.
///
/// @param name unlike every other view's
/// @param filter by the name of each criterion what is asked of it; what the names mean is known
///   where the table is
/// @param layout null leaves the columns as they are
public record SavedView(
    String name, Map<String, List<String>> filter, @Nullable TableLayout layout) {
  /// More letters than a menu can show.
  public static final int LONGEST_NAME = 60;

  public SavedView {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("no name of a view: " + name);
    }
    filter = Map.copyOf(filter);
  }
}
