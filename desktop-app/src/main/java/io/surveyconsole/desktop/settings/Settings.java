package io.surveyconsole.desktop.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that is remembered from one run of the console to the next.
///
/// @param window null where it has never been open
/// @param theme the name of the colours; empty where none were chosen
/// @param place which place was shown; empty for the first
/// @param tables by the table's id
/// @param dividers by the split pane's id: where its dividers stand, 0–1
/// @param filter what the conversations were narrowed to, as in a view
/// @param view the name of the view that was chosen; empty for none
/// @param views the operator's own
public record Settings(
    @Nullable WindowPlace window,
    String theme,
    String place,
    Map<String, TableLayout> tables,
    Map<String, List<Double>> dividers,
    Map<String, List<String>> filter,
    String view,
    List<SavedView> views) {

  /// Of somebody who has changed nothing yet.
  public static final Settings STANDARD =
      new Settings(null, "", "", Map.of(), Map.of(), Map.of(), "", List.of());

  public Settings {
    tables = Map.copyOf(tables);
    dividers = Map.copyOf(dividers);
    filter = Map.copyOf(filter);
    views = List.copyOf(views);
  }

  public Settings withWindow(WindowPlace now) {
    return new Settings(now, theme, place, tables, dividers, filter, view, views);
  }

  public Settings withTheme(String now) {
    return new Settings(window, now, place, tables, dividers, filter, view, views);
  }

  public Settings withPlace(String now) {
    return new Settings(window, theme, now, tables, dividers, filter, view, views);
  }

  public Settings withTable(String id, TableLayout now) {
    return new Settings(window, theme, place, and(tables, id, now), dividers, filter, view, views);
  }

  public Settings withDividers(String id, List<Double> now) {
    return new Settings(
        window, theme, place, tables, and(dividers, id, List.copyOf(now)), filter, view, views);
  }

  public Settings withFilter(Map<String, List<String>> now) {
    return new Settings(window, theme, place, tables, dividers, now, view, views);
  }

  public Settings withView(String now) {
    return new Settings(window, theme, place, tables, dividers, filter, now, views);
  }

  public Settings withViews(List<SavedView> now) {
    return new Settings(window, theme, place, tables, dividers, filter, view, now);
  }

  private static <V> Map<String, V> and(Map<String, V> all, String id, V one) {
    var more = new LinkedHashMap<>(all);
    more.put(id, one);
    return more;
  }
}
