class Surroundings {
  List<Integer> numbers;
  SumPrimesPool pool;
}
