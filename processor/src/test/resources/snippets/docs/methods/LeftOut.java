record Order(long id) {}

record Price(long cents) {}

record PriceTable(Map<String, Price> prices) {}

interface Shape extends Serializable {}

record Circle(double radius) implements Shape {}

interface Films {
  static int frames(Path film) {
    return 1;
  }

  static Path discard(Path film) {
    return film;
  }

  static void convert(Path film, int frame) {}

  static Path finish(Path film) throws IOException {
    return film;
  }
}

record Model() {
  static Model load(Path file) {
    return new Model();
  }

  List<String> names(String text) {
    return List.of(text);
  }

  long uses() {
    return 1;
  }
}

interface Scenes {
  static Path render(Path scene) {
    return scene;
  }
}
