"""What the stages pass on: records, texts, blocks, documents. They know no stage."""
