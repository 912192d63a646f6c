from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("realtime", "0001_screens")]

    operations = [
        migrations.AlterField(
            model_name="screen",
            name="shows",
            field=models.CharField(
                choices=[
                    ("meeting", "Theo diễn biến phiên họp"),
                    ("item", "Mục đang bàn và người phát biểu"),
                    ("vote", "Biểu quyết và kết quả"),
                    ("agenda", "Chương trình"),
                    ("people", "Số đồng chí có mặt"),
                    ("gate", "Mã điểm danh"),
                    ("paper", "Trang tài liệu đang trình bày"),
                    ("text", "Dòng thông báo"),
                ],
                default="meeting",
                max_length=8,
                verbose_name="nội dung",
            ),
        ),
    ]
