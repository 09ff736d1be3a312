class Surroundings {
  Path file;
  List<Path> files;
  List<Path> old;
}
