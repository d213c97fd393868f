package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.Located;
import io.surveyconsole.survey.check.Place;
import io.surveyconsole.survey.check.Problems;
import io.surveyconsole.survey.check.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The properties of one object of a definition, taken out by name. What is not as it should be is
/// reported and comes out as null.
final class Fields {

  /// One item of a list, with its pointer.
  record Item(Json json, String pointer) {
    Place place() {
      return new Place(json.spot().line(), json.spot().column(), pointer);
    }
  }

  private final Json.Obj object;
  private final String pointer;
  private final String what;
  private final Problems problems;
  private final Map<String, Json.Member> members = new LinkedHashMap<>();

  /// @param what the object is, for people: "survey", "question", …
  Fields(Json.Obj object, String pointer, String what, Problems problems) {
    this.object = object;
    this.pointer = pointer;
    this.what = what;
    this.problems = problems;
    object.members().forEach(this::keep);
  }

  private void keep(Json.Member member) {
    var first = members.putIfAbsent(member.name(), member);
    if (first != null) {
      problems.error(
          at(member.spot(), member.name()),
          "%s was given already at line %d, column %d; remove one of them."
              .formatted(
                  Visible.quoted(member.name()), first.spot().line(), first.spot().column()));
    }
  }

  Place place() {
    return new Place(object.spot().line(), object.spot().column(), pointer);
  }

  /// Warns of every property but these.
  void warnOfAllBut(List<String> known) {
    for (var member : members.values()) {
      if (!known.contains(member.name())) {
        problems.warning(
            at(member.spot(), member.name()),
            "%s is not known here; it is ignored, and lost when the survey is saved. Known are %s."
                .formatted(Visible.quoted(member.name()), String.join(", ", known)));
      }
    }
  }

  @Nullable Item find(String name) {
    var member = members.get(name);
    return member == null ? null : new Item(member.value(), pointer + "/" + escaped(name));
  }

  /// Where the property's name stands.
  Place nameOf(String name) {
    var member = members.get(name);
    return member == null ? place() : at(member.spot(), name);
  }

  @Nullable Item required(String name) {
    var item = find(name);
    if (item == null) {
      problems.error(place(), "This %s has no \"%s\"; add it.".formatted(what, name));
    }
    return item;
  }

  @Nullable Located<String> text(String name) {
    var item = required(name);
    return item == null ? null : text(item, "\"" + name + "\"");
  }

  @Nullable Located<String> text(Item item, String called) {
    if (item.json() instanceof Json.Str(_, var value)) {
      return new Located<>(value, item.place());
    }
    var hint =
        item.json() instanceof Json.Num(_, var written)
            ? "; put it in quotes: \"" + abbreviated(written) + "\"."
            : ".";
    problems.error(
        item.place(),
        "%s must be a text in double quotes, but this is %s%s"
            .formatted(called, item.json().kind(), hint));
    return null;
  }

  /// Null if it is no list; empty if it is absent.
  @Nullable List<Item> list(String name) {
    var item = find(name);
    return item == null ? List.of() : list(item, name);
  }

  @Nullable List<Item> list(Item item, String name) {
    if (!(item.json() instanceof Json.Arr(_, var values))) {
      problems.error(
          item.place(),
          "\"%s\" must be a list in [ ], but this is %s.".formatted(name, item.json().kind()));
      return null;
    }
    var items = new ArrayList<Item>();
    for (var i = 0; i < values.size(); i++) {
      items.add(new Item(values.get(i), item.pointer() + "/" + i));
    }
    return items;
  }

  private Place at(Json.Spot spot, String name) {
    return new Place(spot.line(), spot.column(), pointer + "/" + escaped(name));
  }

  private static String abbreviated(String number) {
    return number.length() <= 20 ? number : number.substring(0, 20) + "…";
  }

  /// RFC 6901.
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
