package io.surveyconsole.desktop.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings as text and back. What is not known is passed over, and what cannot be is ignored
/// one by one: one bad width does not cost the operator their views.
final class SettingsJson {
  /// Grows when an older console could no longer read what is written.
  static final int FORMAT = 1;

  private static final int MOST = 200;
  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  String write(Settings settings) {
    ObjectNode root = mapper.createObjectNode().put("format", FORMAT);
    root.setAll((ObjectNode) mapper.valueToTree(settings));
    return root.toPrettyString() + "\n";
  }

  /// @throws UnreadableSettings if it is no settings at all
  Settings read(String text) throws UnreadableSettings {
    JsonNode root = tree(text);
    JsonNode format = root.path("format");
    if (!root.isObject() || !format.isInt()) {
      throw new UnreadableSettings(UnreadableSettings.Kind.DAMAGED, null);
    }
    if (format.intValue() > FORMAT) {
      throw new UnreadableSettings(UnreadableSettings.Kind.NEWER, null);
    }
    return new Settings(
        possible(root.path("window"), SettingsJson::window).orElse(null),
        root.path("theme").asText(""),
        root.path("place").asText(""),
        map(root.path("tables"), SettingsJson::table),
        map(root.path("dividers"), SettingsJson::dividers),
        filter(root.path("filter")),
        root.path("view").asText(""),
        views(root.path("views")));
  }

  private JsonNode tree(String text) throws UnreadableSettings {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UnreadableSettings(UnreadableSettings.Kind.DAMAGED, e);
    }
  }

  private static WindowPlace window(JsonNode node) {
    return new WindowPlace(
        number(node, "x"),
        number(node, "y"),
        number(node, "width"),
        number(node, "height"),
        node.path("maximised").asBoolean());
  }

  private static TableLayout table(JsonNode node) {
    return new TableLayout(
        list(node.path("columns"), SettingsJson::column),
        list(
            node.path("sort"),
            rule ->
                new TableLayout.SortBy(word(rule, "column"), rule.path("descending").asBoolean())));
  }

  private static TableLayout.ColumnLayout column(JsonNode node) {
    return new TableLayout.ColumnLayout(
        word(node, "id"), node.path("shown").asBoolean(true), number(node, "width"));
  }

  private static List<Double> dividers(JsonNode node) {
    List<Double> found = new ArrayList<>();
    for (JsonNode one : node) {
      double at = one.asDouble(-1);
      if (!(at >= 0 && at <= 1)) {
        throw new IllegalArgumentException("no place of a divider: " + one);
      }
      found.add(at);
    }
    return found;
  }

  private static Map<String, List<String>> filter(JsonNode node) {
    return map(
        node,
        words ->
            list(
                words,
                one -> {
                  if (!one.isTextual()) {
                    throw new IllegalArgumentException("no word: " + one);
                  }
                  return one.textValue();
                }));
  }

  /// A second one of the same name is passed over.
  private static List<SavedView> views(JsonNode node) {
    var byName = new LinkedHashMap<String, SavedView>();
    for (SavedView view : list(node, SettingsJson::view)) {
      byName.putIfAbsent(view.name(), view);
    }
    return List.copyOf(byName.values());
  }

  private static SavedView view(JsonNode node) {
    return new SavedView(
        word(node, "name"),
        filter(node.path("filter")),
        possible(node.path("layout"), SettingsJson::table).orElse(null));
  }

  private static double number(JsonNode node, String field) {
    JsonNode found = node.path(field);
    if (!found.isNumber()) {
      throw new IllegalArgumentException(field + " is no number");
    }
    return found.doubleValue();
  }

  private static String word(JsonNode node, String field) {
    JsonNode found = node.path(field);
    if (!found.isTextual()) {
      throw new IllegalArgumentException(field + " is no text");
    }
    return found.textValue();
  }

  private static <T> List<T> list(JsonNode node, Function<JsonNode, T> read) {
    var found = new ArrayList<T>();
    for (JsonNode one : node) {
      if (found.size() < MOST) {
        possible(one, read).ifPresent(found::add);
      }
    }
    return found;
  }

  private static <T> Map<String, T> map(JsonNode node, Function<JsonNode, T> read) {
    var found = new LinkedHashMap<String, T>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (found.size() < MOST) {
        possible(field.getValue(), read).ifPresent(value -> found.put(field.getKey(), value));
      }
    }
    return found;
  }

  private static <T> Optional<T> possible(@Nullable JsonNode node, Function<JsonNode, T> read) {
    if (node == null || node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read.apply(node));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
