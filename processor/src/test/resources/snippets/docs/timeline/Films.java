final class Films {
  private Films() {}

  @ParallelTask
  static Path render(Path scene) {
    return scene;
  }
}
